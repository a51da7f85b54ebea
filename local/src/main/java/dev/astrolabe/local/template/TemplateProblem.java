package dev.astrolabe.local.template;

/**
 * A template that cannot be run as it stands. The message names the file, the line and what would
 * be right, as in {@code template.yaml:41: unknown property VisibilityTimeOut of AWS::SQS::Queue}.
 */
public final class TemplateProblem extends RuntimeException {
  private static final long serialVersionUID = 1L;

  TemplateProblem(String file, int line, String what) {
    super(file + ":" + line + ": " + what);
  }
}
