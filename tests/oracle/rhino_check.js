// Run by Debian's rhino: compiles each file that a line of the file arguments[0] names, with E4X on, runs
// none, and prints `ok FILE` or `error LINE FILE: REASON`: the shape of parse_check's answer.
//   rhino -version 180 -opt -1 rhino_check.js LIST
// Campaign allows `return` outside functions: a text refused for that is tried again inside one.

var context = Packages.org.mozilla.javascript.Context.getCurrentContext();
context.setOptimizationLevel(-1);
context.setLanguageVersion(180);

// The first complaint about the text, or null.
function complaint(text) {
  var first = null;
  context.setErrorReporter(new JavaAdapter(Packages.org.mozilla.javascript.ErrorReporter, {
    warning: function () {},
    error: function (message, file, line) { first = first || {line: line, reason: String(message)}; },
    runtimeError: function (message, file, line) {
      first = first || {line: line, reason: String(message)};
      return new Packages.org.mozilla.javascript.EvaluatorException(message);
    }
  }));
  try {
    context.compileString(text, 'script', 1, null);
  } catch (e) {
    first = first || {line: 0, reason: String(e)};
  }
  return first;
}

var list = java.nio.file.Files.readAllLines(java.nio.file.Paths.get(arguments[0]));
for (var i = 0; i < list.size(); ++i) {
  var path = list.get(i);
  var text = String(new java.lang.String(java.nio.file.Files.readAllBytes(java.nio.file.Paths.get(path)), 'UTF-8')).replace(/^\uFEFF/, '');
  var fault = complaint(text);
  if (fault !== null && fault.reason === 'invalid return') fault = complaint('(function () {' + text + '\n})');
  print(fault === null ? 'ok ' + path : 'error ' + fault.line + ' ' + path + ': ' + fault.reason.split('\n')[0]);
}
