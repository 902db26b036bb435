// A file of its own, because the page's Content-Security-Policy forbids inline scripts.
SwaggerUIBundle({
  url: '/openapi.json',
  dom_id: '#docs',
  deepLinking: true,
  docExpansion: 'list',
  defaultModelsExpandDepth: 0,
  displayOperationId: true,
  persistAuthorization: false,
  // The validator badge would send the contract's address to a third party.
  validatorUrl: null,
});
