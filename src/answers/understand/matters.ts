/** Something people ask about a job that a capability framework does not say. */
export interface Matter {
  /** Completes "The page does not mention …". */
  readonly name: string;
  readonly pattern: RegExp;
  /** Asked about in so many words that the rest of the question does not matter. */
  readonly isNeverInDocuments?: boolean;
  /** A framework may after all ask for it: "show you have a qualification". */
  readonly mayBeInDocuments?: boolean;
}

/** Matters of employment. Matched against the shape of the sentence that asks. */
export const employmentMatters: readonly Matter[] = [
  {
    name: 'pay',
    isNeverInDocuments: true,
    pattern:
      /\b(salar(y|ies)|(pay|pays|paid)(?! (\w+ |ROLE ){0,4}to (do|be)\b)|payed|paying|wages?|earn(s|ing|ings)?|payband|pay ?scale|compensation|remuneration|bonus(es)?|money|payroll|payslips?|tax(es|ed)?|\d+k|day ?rates?|hourly rates?|allowances?|overtime|ir35|raise|pay ?rise|take home|how much (does|do|is|are|will|would|money) (a |an |the |ROLE|i |you |we |they |it )*(ROLE )?(get|make|earn|cost|on))\b/,
  },
  {
    name: 'pensions and benefits',
    pattern:
      /\b(pensions?|perks?|benefits? (package|does|do|are)|health ?insurance|insurance|gym|company car|cars?|parking( space)?|season ticket|childcare|cycle to work)\b/,
  },
  {
    name: 'leave',
    isNeverInDocuments: true,
    pattern:
      /\b((annual|sick|maternity|paternity|parental|adoption|compassionate|special|unpaid|carers?|study|flexi|days?|days of|weeks of|take|on|their|our|my) leave|leave (entitlement|allowance|policy|days)|days?( of)? (leave|holidays?)|holidays?( entitlement| allowance)?|vacations?( days)?|time off|bank holidays?|sabbaticals?|pto|sick days?|leave$)\b/,
  },
  {
    name: 'vacancies',
    pattern:
      /\b(vacanc(y|ies)|openings?|job (openings?|adverts? (out|open|live))|(are|is) (you|they|we|anyone|ROLE) (still |currently )?(hiring|recruiting)|hiring freeze|recruiting (for|now|at)|recruitment (open|opens|round|campaign|for)|round of recruitment|campaign|applications? (open|close|deadline|form|process)|(to|i|we|you|they|can|could|should|people) apply(?! to)|(apply|applied|applying) for|applicants?|any jobs?|jobs? going|when does .* (open|close)|closing date|job board|advertis(ed|ing)|roles? open|posts? open|headhunt\w*)\b/,
  },
  {
    name: 'interviews',
    pattern:
      /\b(interviews?|interviewed|interviewers?|assessment cent(re|er)|selection (panel|process|day)|success profiles?|sift)\b/,
  },
  {
    name: 'grades',
    pattern: /\b(civil service grades?|pay ?bands?|grades?|band|g6|g7|seo|heo|eo|scs|ao|aa|job grading)\b/,
  },
  {
    name: 'working hours',
    pattern:
      /\b(hours|shifts?|shift pattern|part ?time|full ?time|weekends?|night shifts?|nights|flexi ?time|flexible working|working pattern|work pattern|job ?share|compressed|(4|four|3|three) day week|day week|on fridays|lunch breaks?)\b/,
  },
  {
    name: 'where people work',
    pattern:
      /\b(work(ing)? (from home|remotely|abroad)|from home|home ?working|remote(ly)?|hybrid|wfh|in the office|office days?|(which|what) (office|building|floor|site|city)|based (in|at|where)?|located|(which|what|job) location|desk number|where .* (sits?|based|located)\b(?! (on|in))|relocat\w+|travel(ling|ing)?|commut\w+|which (city|site|town)|where (do|does|are|is) (our |the |a |an |my )?ROLE (sit|work|live|based|located))\b/,
  },
  {
    name: 'contracts and notice',
    pattern:
      /\b(notice period|(my|your|give|hand in) notice|contracts? (type|length|end|last)|probation( period)?|fixed ?term|permanent|temp(orary)? contract|redundan\w+|resign\w*|quit|severance|tupe|secondments?|dismiss\w*|fired|sacked|disciplinary|grievances?|retire\w*|retirement|visas?|sponsor(ship)?|right to work)\b/,
  },
  {
    name: 'who is in which post',
    pattern:
      /\b(reports? to|to whom .* report|reporting lines?|line manager of|who manages (me|him|her|us)|managed by|boss of|org ?chart|in post|post ?holders?|contact details|phone number|email address|(what|which) email)\b/,
  },
  {
    name: 'numbers of people',
    pattern:
      /\b(how many (of )?(the |our |other |more )?(ROLE|them|those|these|persons|staff|vacancies|applicants?|women|men|employees|do we|have we|are we|people (do|are|have|work|applied))|headcount|head ?count|number of (ROLE|people|staff)|team size|turnover|attrition|average (age|time|pay|tenure|length)|age of|years old|how old|statistic on|percentage|what percent|gender|diversity (figures|numbers)|ratio|quota)\b/,
  },
  {
    name: 'how long things take',
    pattern:
      /\b(how long|how often|how quickly|how soon|how many (years|months|weeks|days|hours|times)|years of experience|years experience|in years|(minimum|time) (time )?(in|served)|by when)\b/,
  },
  {
    name: 'courses and certificates',
    mayBeInDocuments: true,
    pattern:
      /\b((book|sign|put|enrol|get) (me|us|her|him|them|someone|somebody|my \w+) (on|onto|up)|(courses?|books?|podcasts?|videos?|tutorials?) (on|about|for|in)|recommend (a|an|any|some|me)|exams?|gcses?|school subjects?|which subjects|levy|waiting list|(which|what|any|best|good|recommended|find|book|free|online|for|on|where) (\w+ )?(courses?|training( courses?| providers?)?|certificat\w+|certs?|qualifications?|degrees?|a ?levels?|bootcamps?|exams?|apprenticeships?|books?)|course provider|training provider|training budget|(need|have|require|requires|needs) (a |an )?(degree|phd|masters?|msc|certificate|certification|qualification|licen[cs]e|driving licen[cs]e)|accredit\w+|chartered|university|cpd)\b/,
  },
  {
    name: 'equipment and software',
    mayBeInDocuments: true,
    pattern:
      /\b(lockers?|keys|(security|building) pass(es)?|slack channels?|(a|own|my|his|her|their) (pa|desk)|personal assistants?|laptops? (do|does|is|are|will)|(which|what) (laptop|computer|phone|software|tools?|kit|equipment|device|licen[cs]e|editor|monitor)s?|macbooks?|mac or|or windows|software licen[cs]es?|licen[cs]es?|adobe|figma|jira|photoshop|office 365|second monitor|office chair)\b/,
  },
  {
    name: 'how the documents came about',
    pattern:
      /\b((when|why) (was|were) .*\b(published|invented|written|created|introduced|made up|updated|launched)|who (wrote|invented|made up|came up with|published|updates|maintains) (this|these|the (framework|documents?|pages?|role|skills?|ROLE)|all (this|these)))\b/,
  },
  {
    name: 'security clearance',
    pattern:
      /\b(clearance|vetting|vetted|security check|sc cleared|dv|sc or dv|dbs|ctc|nationality|citizenship)\b/,
  },
  {
    name: 'the way people dress or look',
    pattern: /\b(dress ?code|wear|uniform|suit and tie|tattoos?|hair)\b/,
  },
  {
    name: 'budgets and costs',
    mayBeInDocuments: true,
    pattern:
      /\b(budget codes?|cost (cent(re|er)|code)s?|how much (do|does|would|will) .*\bcost|purchase order|invoices?|cost of (hiring|a ROLE)|expenses|expens\w+ claims?)\b/,
  },
  {
    name: 'unions, policies and procedures',
    pattern:
      /\b(union|unions|strike|policy on|hr policy|handbook|appraisal (date|form|rating)s?|performance (rating|review date)s?|objectives? deadline|book(ing)? (a|the) room|meeting room|rooms?)\b/,
  },
];
