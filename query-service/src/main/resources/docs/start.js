// Nothing is taken from the address of the page, and nobody else is asked whether the document is valid.
SwaggerUIBundle({
  url: 'openapi.json',
  dom_id: '#docs',
  deepLinking: true,
  docExpansion: 'none',
  defaultModelsExpandDepth: -1,
  queryConfigEnabled: false,
  validatorUrl: null,
});
