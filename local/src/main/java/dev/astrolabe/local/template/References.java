package dev.astrolabe.local.template;

import java.util.Optional;

/** What the resources of a template are called where they run. */
public interface References {
  /** The answer to {@code Ref}, absent where the template has no such resource. */
  Optional<String> ref(String logicalId);

  /**
   * The answer to {@code GetAtt}, absent where there is no such resource or it has no such
   * attribute here.
   */
  Optional<String> attribute(String logicalId, String attribute);

  /** The name by which its own service knows the resource: a queue's name, not its address. */
  String name(String logicalId);
}
