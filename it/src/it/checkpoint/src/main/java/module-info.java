module acme.app {
  requires io.varscope.checkpoint;
}
