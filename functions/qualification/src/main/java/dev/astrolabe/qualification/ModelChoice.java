package dev.astrolabe.qualification;

import dev.astrolabe.model.scoring.CompiledModel;
import dev.astrolabe.runtime.http.Problem;
import dev.astrolabe.runtime.http.Refused;
import dev.astrolabe.runtime.http.Request;
import java.util.Optional;

/** Which model and which version of it a question is about. */
final class ModelChoice {
  private final Models models;

  ModelChoice(Models models) {
    this.models = models;
  }

  /** The active model that {@code model} names, else the first; 404 where none has the name. */
  CompiledModel active(Request request) {
    var active = models.active(request.now());
    var wanted = modelName(request);
    if (wanted.isEmpty()) {
      return active.getFirst();
    }
    return active.stream()
        .filter(model -> model.model().name().equals(wanted.get()))
        .findFirst()
        .orElseThrow(() -> new Refused(Problem.notFound("no active model has this name")));
  }

  /** The model the query names; 404 for what can be no model's name. */
  private static Optional<String> modelName(Request request) {
    var name = request.query("model");
    if (name.isPresent() && !ModelRoutes.isName(name.get())) {
      throw new Refused(Problem.notFound("no model has this name"));
    }
    return name;
  }

  /** The version, or the draft, that {@code version} names, else the active one. */
  CompiledModel version(Request request) {
    var version = request.query("version");
    if (version.isEmpty()) {
      return active(request);
    }
    var name =
        modelName(request).orElseGet(() -> models.active(request.now()).getFirst().model().name());
    Optional<CompiledModel> found;
    if (version.get().equals("draft")) {
      found = models.draft(name);
    } else if (version.get().matches("[1-9][0-9]{0,8}")) {
      found = models.version(name, Integer.parseInt(version.get()));
    } else {
      throw new Refused(Problem.malformed("version is a number from 1, or draft"));
    }
    return found.orElseThrow(() -> new Refused(Problem.notFound("the model has no such version")));
  }
}
