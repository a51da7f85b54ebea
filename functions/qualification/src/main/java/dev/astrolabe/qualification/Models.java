package dev.astrolabe.qualification;

import dev.astrolabe.model.scoring.CompiledModel;
import java.util.List;
import java.util.Optional;

/** The models leads are assessed by, ready for use. */
interface Models {
  /** The active version of every model; the one that reports count first. */
  List<CompiledModel> active();

  /** A published version; empty where there is none. */
  Optional<CompiledModel> version(String name, int version);

  /** The draft of the next version; empty where there is none. */
  Optional<CompiledModel> draft(String name);
}
