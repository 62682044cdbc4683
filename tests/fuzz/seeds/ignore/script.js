// campaign-audit-ignore js-common-js: why
loadLibrary("a");
if (a) {
  /* campaign-audit-ignore sql, js
   * until=2027-03-31 owner=jane: why */
  var x = <a><!-- campaign-audit-ignore sql: why --><b sql="a"/></a>;
  // campaign-audit-ignore nothing
}
