// Talks to everything that stands beside the app, on the app's own origin. The test calls these functions.
const show = (id, text) => (document.getElementById(id).textContent = text);

const graphql = async (query, variables) => {
  const response = await fetch('/graphql', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ query, variables }),
  });
  const { data, errors } = await response.json();
  if (errors) throw new Error(JSON.stringify(errors));
  return data;
};

globalThis.addNote = async (body) => {
  await graphql('mutation ($body: String!) { createNote(input: { note: { body: $body } }) { clientMutationId } }', {
    body,
  });
  const { allNotes } = await graphql('{ allNotes { nodes { body } } }');
  show('notes', allNotes.nodes.map((note) => note.body).join(', '));
};

// Its client comes from the Socket.IO server itself; index.html loads it.
const socket = io({ transports: ['polling', 'websocket'] });
// A try that fails is followed by another one, whose engine is new. Not on "connect": the upgrade may be over by then.
socket.io.on('open', () => socket.io.engine.once('upgrade', (transport) => show('transport', transport.name)));
// A connection that was lost stays lost, so that the test sees it.
socket.on('disconnect', (reason) => {
  socket.io.reconnection(false);
  show('transport', reason);
});
socket.on('said', (text) => show('said', text));

globalThis.upload = async (bytes) => {
  const image = new Uint8Array(bytes).fill(7);
  const response = await fetch('/face/detect', { method: 'POST', body: image });
  show('upload', `${response.status} ${response.ok ? await response.text() : ''}`.trim());
};
