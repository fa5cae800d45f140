// Shows the documents of the five APIs. Calls that are tried here go to this very gateway.

const APIS = [
  ["supercore", "v-SuperCore: virtual PCs"],
  ["streamspace", "StreamSpace: logins, users, desktops"],
  ["nexus", "Nexus: tokens"],
  ["forge", "Forge: logins, API keys, health"],
  ["faas", "FaaS"],
];
const HANDSHAKE = "55-45-17";

const ui = SwaggerUIBundle({
  dom_id: "#docs",
  urls: APIS.map(([name, title]) => ({ name: title, url: `/docs/${name}.json` })),
  presets: [SwaggerUIBundle.presets.apis, SwaggerUIStandalonePreset],
  plugins: [() => ({ components: { Logo: () => null } })], // Another's, with a style that our content policy blocks.
  layout: "StandaloneLayout",
  deepLinking: true,
  tryItOutEnabled: true,
  displayRequestDuration: true,
  validatorUrl: null, // The one it comes with is on the Internet.
  onComplete: () => ui.preauthorizeApiKey("handshake", HANDSHAKE),
});
