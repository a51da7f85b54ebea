package dev.astrolabe.runtime.json;

import dev.astrolabe.runtime.text.Refusal;
import java.util.ArrayList;

/** A refusal as it is kept: its code and its arguments, in no language. */
public final class RefusalJson {
  private RefusalJson() {}

  /** Adds the refusal to an object. */
  public static Json.Builder write(Refusal refusal, Json.Builder to) {
    return to.put("code", refusal.code().name())
        .put("arguments", Json.array(refusal.arguments().stream().map(Json::of).toList()));
  }

  /** The refusal in the object. */
  public static Refusal read(Json.Fields from) {
    var code = from.text("code").orElseThrow();
    var arguments = new ArrayList<String>();
    for (var item : from.items("arguments").orElseThrow()) {
      if (item instanceof Json.Text(var argument)) {
        arguments.add(argument);
      }
    }
    return Refusal.kept(code, arguments);
  }
}
