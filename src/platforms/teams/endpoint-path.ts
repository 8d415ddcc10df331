/** As it is entered in the bot's registration. */
export const endpointPath = '/api/messages';
