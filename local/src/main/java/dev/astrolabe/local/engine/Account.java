package dev.astrolabe.local.engine;

/** The AWS account and region that names on this machine pretend to be in. */
public record Account(String region, String id) {
  /** What the laptop uses: a real region's name and an account that nobody has. */
  public static final Account LAPTOP = new Account("us-east-1", "000000000000");

  public String queueArn(String queue) {
    return "arn:aws:sqs:" + region + ":" + id + ":" + queue;
  }

  public String functionArn(String function) {
    return "arn:aws:lambda:" + region + ":" + id + ":function:" + function;
  }

  public String scheduleArn(String schedule) {
    return "arn:aws:scheduler:" + region + ":" + id + ":schedule/default/" + schedule;
  }
}
