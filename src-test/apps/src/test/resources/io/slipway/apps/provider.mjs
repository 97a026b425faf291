// An OpenID provider: provider.mjs NODE_MODULES PORT. It lets the same user in whoever asks, and keeps everything in memory.
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

const [modules, port] = process.argv.slice(2);
const { default: Provider, interactionPolicy } = await import(pathToFileURL(createRequire(`${modules}/`).resolve('oidc-provider')));

// Of a client on a loopback address it would want a person's consent each time.
const policy = interactionPolicy.base();
policy.get('consent').checks.remove('native_client_prompt');

const provider = new Provider(`http://127.0.0.1:${port}`, {
  clients: [
    {
      client_id: 'app',
      // A client on a loopback address may have any port.
      application_type: 'native',
      token_endpoint_auth_method: 'none',
      redirect_uris: ['http://127.0.0.1/', 'http://127.0.0.1/silent.html'],
    },
  ],
  clientBasedCORS: () => true,
  features: { devInteractions: { enabled: false } },
  interactions: { policy, url: (_, interaction) => `/interaction/${interaction.uid}` },
  pkce: { required: () => true },
});

provider.use(async (context, next) => {
  if (!context.path.startsWith('/interaction/')) return next();
  const { prompt, params } = await provider.interactionDetails(context.req, context.res);
  let result = { login: { accountId: 'ada' } };
  if (prompt.name === 'consent') {
    const grant = new provider.Grant({ accountId: 'ada', clientId: params.client_id });
    grant.addOIDCScope(params.scope);
    result = { consent: { grantId: await grant.save() } };
  }
  context.respond = false;
  await provider.interactionFinished(context.req, context.res, result, { mergeWithLastSubmission: true });
});

provider.listen(Number(port), '127.0.0.1');
