package dev.astrolabe.local;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** The command {@code ./astrolabe}. */
public final class Main {
  private static final String USAGE =
      """
      usage: astrolabe up [--port 8080] [--data DIR] [--sample] [--isolated] [--stack FILE] [--parameter NAME=VALUE]
             astrolabe token [--subject S] [--scope "a b"] [--port 8080]
             astrolabe invoke FUNCTION events/FILE.json [--port 8080]
             astrolabe queues list | queues redrive NAME [--port 8080]
             astrolabe lead refold ID [--port 8080]
             astrolabe reports rebuild [--write] [--port 8080]
             astrolabe model check FILE.json | model test FILE.json

      token, queues and lead ask the stack that runs. invoke does, too; where none runs it starts one for this event, which
      keeps nothing.\
      """;

  private Main() {}

  /** Runs one command; the exit status is 0 when it did what was asked. */
  public static void main(String[] args) {
    var home = Path.of(System.getProperty("astrolabe.home", "."));
    System.exit(run(home.toAbsolutePath().normalize(), Arrays.asList(args), System.out));
  }

  static int run(Path home, List<String> words, PrintStream out) {
    if (words.isEmpty() || List.of("help", "--help", "-h").contains(words.getFirst())) {
      out.println(USAGE);
      return words.isEmpty() ? 1 : 0;
    }
    var rest = words.subList(1, words.size());
    try {
      switch (words.getFirst()) {
        case "up" -> Up.run(home, rest, out);
        case "token" -> Commands.token(rest, out);
        case "invoke" -> Commands.invoke(home, rest, out);
        case "queues" -> Commands.queues(rest, out);
        case "lead" -> Commands.lead(rest, out);
        case "reports" -> Commands.reports(rest, out);
        case "model" -> {
          return ModelCommands.run(home, rest, out);
        }
        default ->
            throw new CommandFailed(
                "unknown command " + words.getFirst() + ": ./astrolabe help lists them");
      }
      return 0;
    } catch (CommandFailed e) {
      System.err.println("astrolabe: " + e.getMessage());
      return 1;
    }
  }
}
