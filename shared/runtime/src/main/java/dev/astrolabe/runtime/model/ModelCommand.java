package dev.astrolabe.runtime.model;

import dev.astrolabe.model.scoring.CompiledModel;
import dev.astrolabe.model.scoring.Points;
import dev.astrolabe.runtime.model.GoldenLead.Judged;
import dev.astrolabe.runtime.model.ModelDocument.Outcome;
import dev.astrolabe.runtime.model.ModelDocument.Problem;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The command {@code ./astrolabe model}: {@code check FILE} says whether a document is a model, or
 * everything that is wrong with it; {@code test FILE} tries its golden leads.
 */
public final class ModelCommand {
  private static final int FINE = 0;
  private static final int WRONG = 1;
  private static final int MISUSED = 2;

  private static final String USAGE =
      """
      usage: astrolabe model check FILE.json   says whether the model is valid, or all that is wrong
             astrolabe model test FILE.json    tries the golden leads that stand in it\
      """;

  private final String file;
  private final PrintStream out;

  private ModelCommand(String file, PrintStream out) {
    this.file = file;
    this.out = out;
  }

  /**
   * Runs the command.
   *
   * @param args what follows {@code model}: {@code check} or {@code test}, and a file
   * @return the exit status: 0 where all is well, 1 where the model is invalid, cannot be read or a
   *     golden lead comes out otherwise, 2 for other arguments
   */
  public static int run(String[] args, PrintStream out) {
    if (args.length != 2 || !List.of("check", "test").contains(args[0])) {
      out.println(USAGE);
      return MISUSED;
    }
    var command = new ModelCommand(args[1], out);
    var json = command.bytes();
    if (json.isEmpty()) {
      return WRONG;
    }
    return switch (ModelDocument.read(json.get())) {
      case Outcome.Invalid(var problems) -> command.invalid(problems);
      case Outcome.Read(var document) ->
          args[0].equals("check") ? command.valid(document) : command.test(document);
    };
  }

  private Optional<byte[]> bytes() {
    try (var in = Files.newInputStream(Path.of(file))) {
      return Optional.of(in.readNBytes(ModelDocument.LARGEST + 1));
    } catch (NoSuchFileException | InvalidPathException e) {
      out.println(file + ": there is no such file");
    } catch (IOException e) {
      out.println(file + ": cannot be read (" + e.getMessage() + ")");
    }
    return Optional.empty();
  }

  private int invalid(List<Problem> problems) {
    out.println(file + ": " + count(problems.size(), "problem", "problems"));
    for (var problem : problems) {
      var where = problem.pointer().isEmpty() ? "the document" : problem.pointer();
      out.println("  line " + problem.line() + ", " + where + ": " + problem.detail());
    }
    return WRONG;
  }

  private int valid(ModelDocument document) {
    var model = document.model();
    out.println(
        file
            + ": valid. "
            + model.code()
            + " has "
            + count(model.fitRules().size(), "rule", "rules")
            + " of fit, "
            + count(model.engagementRules().size(), "rule", "rules")
            + " of engagement, "
            + count(model.inactivityRules().size(), "rule", "rules")
            + " of silence and "
            + count(document.golden().size(), "golden lead", "golden leads")
            + "; stages with rules: "
            + (model.stages().isEmpty()
                ? "none"
                : String.join(", ", model.stages().keySet().stream().map(Enum::name).toList())));
    return FINE;
  }

  private int test(ModelDocument document) {
    if (document.golden().isEmpty()) {
      out.println(file + ": no golden leads stand in it");
      return FINE;
    }
    var model = new CompiledModel(document.model());
    int differing = 0;
    for (var lead : document.golden()) {
      var judged = lead.judge(model);
      out.println(line(judged));
      differing += judged.asExpected() ? 0 : 1;
    }
    out.println(
        count(document.golden().size(), "golden lead", "golden leads")
            + (differing == 0 ? ", all as expected" : ", " + differing + " not as expected"));
    return differing == 0 ? FINE : WRONG;
  }

  private static String line(Judged judged) {
    var lead = judged.lead();
    return (judged.asExpected() ? "ok      " : "DIFFERS ")
        + lead.name()
        + ", at "
        + lead.at()
        + ": expected "
        + expected(lead.expected())
        + "; is "
        + judged.stage()
        + " "
        + judged.grade()
        + " "
        + Points.decimal(judged.score()).toPlainString();
  }

  private static String expected(GoldenLead.Expected expected) {
    return expected.stage()
        + expected.grade().map(grade -> " " + grade).orElse("")
        + expected.score().map(score -> " " + score).orElse("");
  }

  private static String count(int count, String one, String many) {
    return count + " " + (count == 1 ? one : many);
  }
}
