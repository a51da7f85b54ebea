package dev.astrolabe.model.lead;

final class InMemoryHandOffsTest extends HandOffsContract {
  @Override
  protected HandOffs emptyHandOffs() {
    return new InMemoryHandOffs();
  }
}
