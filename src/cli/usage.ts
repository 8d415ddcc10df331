export const usage = `Usage: npm start
       npm run ask -- [options] [question]
       npm run teams:package -- [file]
       npm run people -- list | import roster.csv [options] | bring-back WHO | forget WHO [--apply]
       npm run check-ins -- status --csv | resolve PERSON WEEK sent|due
       npm run admin -- status | deliveries | feedback --csv | reload | changes OLD_DIR NEW_DIR
       npm run backup -- FILE
       npm run restore -- FILE [--overwrite]

  npm start            serve the web chat and the chat platforms that are configured
  npm run ask          have a conversation in the terminal
  npm run ask -- "what does an IT service manager do?"
                       answer one question
  npm run teams:package
                       write the app package for Microsoft Teams, rolecall-teams.zip
  npm run people -- list
                       everybody who is known
  npm run people -- import roster.csv
                       say what a roster would change
  npm run people -- bring-back ada@example.org
                       keep somebody who left, by their email or account
  npm run people -- forget ada@example.org
                       delete all that is held about somebody, where they ask for it
  npm run --silent check-ins -- status --csv
                       what became of each person's check-in, week by week
  npm run check-ins -- resolve PERSON WEEK sent|due
                       say of one that is unknown that it arrived, or send it again
  npm run admin -- status
                       how everything stands: documents, people, model, database
  npm run admin -- deliveries
                       what was sent and what was not, in counts
  npm run --silent admin -- feedback --csv
                       what people said of answers, without who said it
  npm run admin -- reload
                       have every running process read its documents again
  npm run admin -- changes OLD_DIR NEW_DIR
                       what one folder of documents asks that another does not
  npm run backup -- rolecall-2026-11-29.sqlite
                       copy the database to a new file, while Rolecall runs
  npm run restore -- rolecall-2026-11-29.sqlite
                       put a copy in the place of the database, while Rolecall is stopped

Options of ask
  --json               print the answer as one line of JSON
  --batch              read one question a line from standard input and print one line
                       of JSON for each; each question stands on its own
  --conversation       with --batch: the lines are one conversation, an empty line
                       starts a new one
  --knowledge DIR      the folder of documents (else KNOWLEDGE_DIR, else ./knowledge)
  --help               show this

Options of restore
  --overwrite          also where there is a database: it is kept beside the new one

Options of people -- import
  --apply              change it
  --skip-bad           leave out the lines that cannot be used
  --remove-missing     whoever is not in the file has left
  --remove-most        also where that is more than half of those who are known

Exit codes: 0 answered, 1 the documents or settings cannot be used, 2 wrong use.
Settings come from the environment or a file .env; .env.example lists them.
`;
