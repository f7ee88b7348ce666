module acme.application {
  requires acme.decoder;
  requires acme.encoder;
}
