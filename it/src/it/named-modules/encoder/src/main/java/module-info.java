module acme.encoder {
  requires transitive io.varscope;

  exports acme.encoder;
}
