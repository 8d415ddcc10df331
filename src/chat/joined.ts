/** The shared conversations that the bot takes part in: there it answers without being named again. */
export interface JoinedConversations {
  join(conversation: string): Promise<void>;
  hasJoined(conversation: string): Promise<boolean>;
}
