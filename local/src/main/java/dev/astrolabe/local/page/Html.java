package dev.astrolabe.local.page;

import java.util.List;

/** Writes the few pages that a laptop has. */
final class Html {
  private Html() {}

  static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }

  static String page(String title, String body) {
    return """
    <!doctype html>
    <html lang="en"><head><meta charset="utf-8"><title>%s</title>
    <meta name="viewport" content="width=device-width"><meta name="referrer" content="no-referrer">
    <style>body{font:16px/1.5 system-ui,sans-serif;margin:2rem auto;max-width:60rem;padding:0 1rem}
    table{border-collapse:collapse;width:100%%}td,th{text-align:start;padding:.3rem .6rem;border-bottom:1px solid #ccc}
    iframe{width:100%%;height:40rem;border:1px solid #ccc}pre{white-space:pre-wrap}</style></head>
    <body><h1>%s</h1>
    %s
    </body></html>
    """
        .formatted(escape(title), escape(title), body);
  }

  /** A table; the cells are HTML. */
  static String table(List<String> heads, List<List<String>> rows) {
    var text = new StringBuilder("<table><tr>");
    heads.forEach(head -> text.append("<th scope=\"col\">").append(escape(head)).append("</th>"));
    text.append("</tr>\n");
    for (var row : rows) {
      text.append("<tr>");
      row.forEach(cell -> text.append("<td>").append(cell).append("</td>"));
      text.append("</tr>\n");
    }
    return text.append("</table>").toString();
  }
}
