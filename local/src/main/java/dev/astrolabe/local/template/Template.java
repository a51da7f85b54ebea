package dev.astrolabe.local.template;

import dev.astrolabe.local.engine.Account;
import dev.astrolabe.local.template.Node.Call;
import dev.astrolabe.local.template.Node.Entries;
import dev.astrolabe.local.template.Node.Items;
import dev.astrolabe.local.template.Node.Text;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;

/**
 * A SAM template as it was written: its sections, its parameters and its resources with Globals
 * laid under them.
 */
public final class Template {
  /** A resource as it was written. {@code condition} names what must hold for it to exist. */
  record Resource(
      String id, String type, Entries properties, Optional<String> condition, int line) {}

  private static final Set<String> SECTIONS =
      Set.of(
          "AWSTemplateFormatVersion",
          "Transform",
          "Description",
          "Metadata",
          "Parameters",
          "Mappings",
          "Conditions",
          "Globals",
          "Resources",
          "Outputs");

  /**
   * What may stand beside Type and Properties: these say what happens on deletion, or in which
   * order to create.
   */
  private static final Set<String> RESOURCE_ATTRIBUTES =
      Set.of(
          "Type",
          "Properties",
          "Condition",
          "DependsOn",
          "DeletionPolicy",
          "UpdateReplacePolicy",
          "Metadata",
          "Connectors");

  private final String file;
  private final Path folder;
  private final Entries root;
  private final List<Resource> resources;

  private Template(String file, Path folder, Entries root) {
    this.file = file;
    this.folder = folder;
    this.root = root;
    checkSections();
    this.resources = List.copyOf(readResources());
    new Dangling(this).check();
  }

  /**
   * Reads a template.
   *
   * @throws TemplateProblem with the line of what is wrong
   */
  public static Template read(Path path) throws IOException {
    var folder =
        Objects.requireNonNull(
            path.toAbsolutePath().normalize().getParent(), "a file has a folder");
    var file = String.valueOf(path.getFileName());
    return new Template(file, folder, TemplateText.parse(file, Files.readString(path)));
  }

  /** The template whose text came to {@code root}. */
  static Template of(String file, Path folder, Entries root) {
    return new Template(file, folder, root);
  }

  /** What the resources are called on a laptop. */
  public LaptopNames names(
      Map<String, String> overrides, Account account, String queueEndpoint, String apiEndpoint) {
    var evaluation = evaluation(overrides, account, LaptopNames.NONE);
    return new LaptopNames(present(evaluation), evaluation, account, queueEndpoint, apiEndpoint);
  }

  /**
   * What the template declares, with the names that the resources have where they run.
   *
   * @param overrides values of parameters, instead of their defaults
   */
  public Deployment deployment(
      Map<String, String> overrides, Account account, References references) {
    var evaluation = evaluation(overrides, account, references);
    checkOutputs(evaluation);
    return new DeploymentReader(evaluation, references, folder).read(present(evaluation));
  }

  /** The names of the parameters that the template declares. */
  public Set<String> parameters() {
    return section("Parameters").values().keySet();
  }

  private Evaluation evaluation(
      Map<String, String> overrides, Account account, References references) {
    var parameters = new Parameters(file, section("Parameters")).values(overrides, account);
    return new Evaluation(file, parameters, section("Mappings"), section("Conditions"), references);
  }

  /** Nobody reads outputs on a laptop; a deployment fails where one is wrong. */
  private void checkOutputs(Evaluation evaluation) {
    for (var output : section("Outputs").values().entrySet()) {
      if (!(output.getValue() instanceof Entries(var values, int line))) {
        throw problem(output.getValue().line(), "the output " + output.getKey() + " is a mapping");
      }
      if (values.get("Condition") instanceof Text(var condition, var at)
          && !evaluation.holds(condition, at)) {
        continue;
      }
      var value = values.get("Value");
      if (value == null) {
        throw problem(line, "the output " + output.getKey() + " needs a Value");
      }
      var _ = evaluation.evaluate(value);
    }
  }

  private static List<Resource> ifHolds(List<Resource> resources, Evaluation evaluation) {
    return resources.stream()
        .filter(each ->
            each.condition().isEmpty() || evaluation.holds(each.condition().get(), each.line()))
        .toList();
  }

  private List<Resource> present(Evaluation evaluation) {
    return ifHolds(resources, evaluation);
  }

  private void checkSections() {
    for (var entry : root.values().entrySet()) {
      if (!SECTIONS.contains(entry.getKey())) {
        throw problem(entry.getValue().line(), "unknown section " + entry.getKey());
      }
    }
    if (!(root.values().get("Transform") instanceof Text(var transform, var line)
        && transform.equals("AWS::Serverless-2016-10-31"))) {
      throw problem(root.line(), "Transform must be AWS::Serverless-2016-10-31");
    }
  }

  Entries section(String name) {
    var node = root.values().get(name);
    return switch (node) {
      case null -> new Entries(Collections.emptyNavigableMap(), 1);
      case Entries entries -> entries;
      default -> throw problem(node.line(), name + " is a mapping");
    };
  }

  List<Resource> resources() {
    return resources;
  }

  Entries root() {
    return root;
  }

  private List<Resource> readResources() {
    var globals = section("Globals");
    for (var entry : globals.values().entrySet()) {
      if (!entry.getKey().equals("Function") && !entry.getKey().equals("HttpApi")) {
        throw problem(
            entry.getValue().line(),
            "Globals for " + entry.getKey() + " are not understood on a laptop");
      }
    }
    List<Resource> read = new ArrayList<>();
    for (var entry : section("Resources").values().entrySet()) {
      read.add(resource(entry.getKey(), entry.getValue(), globals));
    }
    if (read.isEmpty()) {
      throw problem(root.line(), "the template declares no Resources");
    }
    return read;
  }

  private Resource resource(String id, Node node, Entries globals) {
    if (!(node instanceof Entries(var written, int line))) {
      throw problem(node.line(), "the resource " + id + " is a mapping");
    }
    for (var attribute : written.entrySet()) {
      if (!RESOURCE_ATTRIBUTES.contains(attribute.getKey())) {
        throw problem(
            attribute.getValue().line(),
            attribute.getKey() + " of " + id + " is not understood on a laptop");
      }
    }
    if (!(written.get("Type") instanceof Text(var type, int typeLine))) {
      throw problem(line, "the resource " + id + " has no Type");
    }
    if (!ResourceTypes.known(type)) {
      throw problem(typeLine, "the resource type " + type + " is not understood on a laptop");
    }
    Optional<String> condition =
        switch (written.get("Condition")) {
          case null -> Optional.empty();
          case Text(var name, var at) -> Optional.of(name);
          case Node other ->
              throw problem(other.line(), "Condition of " + id + " is the name of a condition");
        };
    Entries properties =
        switch (written.get("Properties")) {
          case null -> new Entries(Collections.emptyNavigableMap(), line);
          case Entries entries -> entries;
          case Node other -> throw problem(other.line(), "Properties of " + id + " is a mapping");
        };
    var global =
        type.startsWith("AWS::Serverless::") ? globals.values().get(type.substring(17)) : null;
    var merged =
        global instanceof Entries below && merge(below, properties) instanceof Entries m
            ? m
            : properties;
    return new Resource(id, type, merged, condition, line);
  }

  /**
   * As SAM merges Globals: mappings key by key, lists one after the other, anything else replaced.
   */
  private static Node merge(Node below, Node above) {
    if (below instanceof Entries(var base, var l1) && above instanceof Entries(var own, var line)) {
      SequencedMap<String, Node> both = new LinkedHashMap<>(base);
      own.forEach((key, value) -> both.merge(key, value, Template::merge));
      return new Entries(both, line);
    }
    if (below instanceof Items(var base, var l1) && above instanceof Items(var own, var line)) {
      List<Node> both = new ArrayList<>(base);
      both.addAll(own);
      return new Items(both, line);
    }
    return above;
  }

  TemplateProblem problem(int line, String what) {
    return new TemplateProblem(file, line, what);
  }

  /** Finds references to what the template does not declare, wherever they stand. */
  private record Dangling(Template template) {
    void check() {
      look(template.root());
    }

    private void look(Node node) {
      switch (node) {
        case Entries(var values, var line) -> values.values().forEach(this::look);
        case Items(var values, var line) -> values.forEach(this::look);
        case Call(var function, Text(var name, var at), int line) when function.equals("Ref") ->
            exists(name, line);
        case Call(var function, Text(var path, var at), int line) when function.equals("GetAtt") ->
            exists(path.split("\\.", 2)[0], line);
        case Call(var function, Node argument, int line) -> look(argument);
        case Text text -> {}
        case Node.Nothing nothing -> {}
      }
    }

    private void exists(String name, int line) {
      boolean declared =
          name.startsWith("AWS::")
              || template.parameters().contains(name)
              // SAM makes resources of its own and names them after the one they serve:
              // IntakeFunctionRole
              || template.resources().stream().anyMatch(resource -> name.startsWith(resource.id()));
      if (!declared) {
        throw template.problem(line, "there is no parameter and no resource " + name);
      }
    }
  }
}
