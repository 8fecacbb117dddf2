package dev.cinch.checker.compatibility;

import java.util.Collections;
import java.util.EnumSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.apache.avro.Resolver;
import org.apache.avro.Resolver.Action;
import org.apache.avro.Resolver.Container;
import org.apache.avro.Resolver.EnumAdjust;
import org.apache.avro.Resolver.ErrorAction;
import org.apache.avro.Resolver.ReaderUnion;
import org.apache.avro.Resolver.RecordAdjust;
import org.apache.avro.Resolver.Skip;
import org.apache.avro.Resolver.WriterUnion;
import org.apache.avro.Schema;

/**
 * Walks the actions by which Avro's decoder turns a writer's data into a reader's, and notes each
 * one that fails. The decoder itself is lazy: it fails only when data takes it there. A gate has to
 * know before.
 */
final class ResolutionWalk {

  /** A type that is used in many places is looked at in each of them, up to a point. */
  private static final int MOST_VISITS = 5_000;

  private final Findings findings;
  private final Finds finds = new Finds();
  private final Set<Leniency> leniencies = EnumSet.noneOf(Leniency.class);
  private final Set<Action> open = Collections.newSetFromMap(new IdentityHashMap<>());
  private final IdentityHashMap<Action, Boolean> clean = new IdentityHashMap<>();
  private int visits;

  private ResolutionWalk(Binding binding) {
    this.findings = new Findings(finds, binding);
  }

  static Compatibility between(Schema writer, Schema reader, Binding binding) {
    Schema renamed;
    Action action;
    try {
      // Avro's readers apply aliases once themselves and once more in the resolver; with aliases
      // that swap two names that is not the same as once.
      renamed = Schema.applyAliases(writer, reader);
      action = Resolver.resolve(renamed, reader);
    } catch (RuntimeException | StackOverflowError refused) {
      return new Compatibility(List.of(Findings.refused(writer, reader, refused)), Set.of());
    }
    ResolutionWalk walk = new ResolutionWalk(binding);
    walk.noteWhatIsForgiven(writer, renamed, reader);
    walk.visit(action, new Place(reader.getName(), writer, null));
    return new Compatibility(walk.finds.judged(action, writer, reader), walk.leniencies);
  }

  private void noteWhatIsForgiven(Schema writer, Schema renamed, Schema reader) {
    if (!renamed.equals(writer)) {
      leniencies.add(Leniency.ALIAS);
    }
    if (ClassicGrammar.hasHoles(renamed, reader)) {
      leniencies.add(Leniency.TANGLED_RECURSION);
    }
  }

  private void visit(Action action, Place place) {
    switch (action.type) {
      case DO_NOTHING -> {
        noteNameOfFixed(action);
        findings.meaning(action, place);
      }
      case PROMOTE -> {
        findings.promotion(action, place);
        findings.meaning(action, place);
      }
      case ERROR -> findings.error((ErrorAction) action, place);
      case CONTAINER -> elements((Container) action, place);
      case ENUM -> enumAdjusted((EnumAdjust) action, place);
      case RECORD -> recordAdjusted((RecordAdjust) action, place);
      case WRITER_UNION -> branches((WriterUnion) action, place);
      case READER_UNION -> {
        Action actual = ((ReaderUnion) action).actualAction;
        findings.branchByName(actual, place);
        visit(actual, place);
      }
      case SKIP -> throw new IllegalStateException("A skipped field is not visited");
    }
  }

  private void elements(Container container, Place place) {
    Action element = container.elementAction;
    if (ShortestEncoding.of(element.reader) > ShortestEncoding.of(element.writer)) {
      leniencies.add(Leniency.SHORT_ELEMENTS);
    }
    visit(element, place.element(container));
  }

  private void branches(WriterUnion union, Place place) {
    for (int i = 0; i < union.actions.length; i++) {
      Place branch = place.branch(union, i);
      if (union.unionEquiv) {
        findings.branchByName(union.actions[i], branch);
      }
      visit(union.actions[i], branch);
    }
  }

  private void recordAdjusted(RecordAdjust adjust, Place place) {
    if (open.contains(adjust) || clean.containsKey(adjust) || ++visits > MOST_VISITS) {
      return;
    }
    int before = finds.size();
    open.add(adjust);
    noteNames(adjust);
    findings.record(adjust, place);
    for (int i = 0; i < adjust.fieldActions.length; i++) {
      Action action = adjust.fieldActions[i];
      if (!(action instanceof Skip)) {
        visit(action, place.field(adjust, i, adjust.writer.getFields().get(i).name()));
      }
    }
    open.remove(adjust);
    if (finds.size() == before) {
      clean.put(adjust, true);
    }
  }

  private void enumAdjusted(EnumAdjust adjust, Place place) {
    noteNames(adjust);
    if (findings.symbols(adjust, place)) {
      leniencies.add(Leniency.ENUM_DEFAULT);
    }
  }

  private void noteNameOfFixed(Action action) {
    if (action.reader.getType() == Schema.Type.FIXED) {
      noteNames(action);
    }
  }

  private void noteNames(Action action) {
    if (!action.writer.getFullName().equals(action.reader.getFullName())) {
      leniencies.add(Leniency.NAME);
    }
  }
}
