module acme.decoder {
  requires transitive io.varscope;

  exports acme.decoder;
}
