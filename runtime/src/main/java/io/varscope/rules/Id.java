package io.varscope.rules;

import static io.varscope.rules.Id.Level.ADJUSTABLE_ERROR;
import static io.varscope.rules.Id.Level.ERROR;
import static io.varscope.rules.Id.Level.WARNING;
import static io.varscope.rules.Id.Teller.BOTH;
import static io.varscope.rules.Id.Teller.COMPILER;
import static io.varscope.rules.Id.Teller.RUN_TIME;

import java.util.Optional;

/**
 * Everything that can be wrong with a model or a store. Each has a page in the documentation:
 * {@code docs/diagnostics/ID.md}.
 */
public enum Id {
  BINDER_NAME_TAKEN("BinderNameTaken", COMPILER, ERROR),
  BINDER_NOT_WRITTEN("BinderNotWritten", COMPILER, ERROR),
  DTYPE_MISMATCH("DtypeMismatch", BOTH, ERROR),
  DUPLICATE_VARIABLE("DuplicateVariable", BOTH, ERROR),
  GROUPS_MISMATCH("GroupsMismatch", COMPILER, ADJUSTABLE_ERROR),
  IGNORED_GROUPS("IgnoredGroups", COMPILER, ADJUSTABLE_ERROR),
  IGNORED_INITIALIZER("IgnoredInitializer", COMPILER, ADJUSTABLE_ERROR),
  ILLEGAL_CONDITION("IllegalCondition", BOTH, ERROR),
  ILLEGAL_DIM("IllegalDim", BOTH, ERROR),
  ILLEGAL_FIELD("IllegalField", COMPILER, ERROR),
  ILLEGAL_GRAPH("IllegalGraph", COMPILER, ERROR),
  ILLEGAL_GROUP_NAME("IllegalGroupName", BOTH, ERROR),
  ILLEGAL_HEADER("IllegalHeader", COMPILER, ERROR),
  ILLEGAL_INITIALIZER("IllegalInitializer", BOTH, ERROR),
  ILLEGAL_MANIFEST("IllegalManifest", RUN_TIME, ERROR),
  ILLEGAL_MOUNT("IllegalMount", COMPILER, ERROR),
  ILLEGAL_NAME("IllegalName", BOTH, ERROR),
  ILLEGAL_NAMES("IllegalNames", COMPILER, ERROR),
  ILLEGAL_REPEAT("IllegalRepeat", BOTH, ERROR),
  ILLEGAL_REUSE("IllegalReuse", BOTH, ERROR),
  ILLEGAL_SCOPE_CLASS("IllegalScopeClass", COMPILER, ERROR),
  ILLEGAL_SEPARATOR("IllegalSeparator", COMPILER, ERROR),
  ILLEGAL_SHAPE("IllegalShape", BOTH, ERROR),
  ILLEGAL_SLOTS("IllegalSlots", BOTH, ERROR),
  ILLEGAL_UNIQUE_SCOPE("IllegalUniqueScope", RUN_TIME, ERROR),
  INACCESSIBLE_BINDER("InaccessibleBinder", RUN_TIME, ERROR),
  INITIALIZER_MISMATCH("InitializerMismatch", COMPILER, ADJUSTABLE_ERROR),
  INITIALIZER_USES_STORE("InitializerUsesStore", RUN_TIME, ERROR),
  INTERNAL("Internal", COMPILER, ERROR),
  MEMORY_MISMATCH("MemoryMismatch", BOTH, ERROR),
  MISPLACED_VALUE("MisplacedValue", COMPILER, ERROR),
  MISSING_BINDER("MissingBinder", BOTH, ERROR),
  MISSING_CLASS("MissingClass", COMPILER, ERROR),
  MISSING_DIM("MissingDim", COMPILER, ERROR),
  MISSING_MANIFEST("MissingManifest", RUN_TIME, ERROR),
  MISSING_SLOT("MissingSlot", RUN_TIME, ERROR),
  MISSING_TENSOR("MissingTensor", COMPILER, ERROR),
  MISSING_VARIABLE("MissingVariable", BOTH, ERROR),
  NO_ARRAY("NoArray", RUN_TIME, ERROR),
  NO_DIRECT_MEMORY("NoDirectMemory", RUN_TIME, ERROR),
  OUTSIDE_SCOPE("OutsideScope", COMPILER, ERROR),
  READ_ONLY_VARIABLE("ReadOnlyVariable", RUN_TIME, ERROR),
  RECURSIVE_MOUNT("RecursiveMount", COMPILER, ERROR),
  REPLACED_VALUE("ReplacedValue", COMPILER, WARNING),
  RUNTIME_MISMATCH("RuntimeMismatch", BOTH, ERROR),
  SHAPE_MISMATCH("ShapeMismatch", BOTH, ERROR),
  SHARED_DIFFERENTLY("SharedDifferently", RUN_TIME, WARNING),
  TENSOR_DTYPE_MISMATCH("TensorDtypeMismatch", COMPILER, ADJUSTABLE_ERROR),
  TENSOR_SHAPE_MISMATCH("TensorShapeMismatch", COMPILER, ERROR),
  TOO_MANY_VARIABLES("TooManyVariables", COMPILER, ERROR),
  TRAINABLE_MISMATCH("TrainableMismatch", COMPILER, ADJUSTABLE_ERROR),
  UNKNOWN_DIM("UnknownDim", BOTH, ERROR),
  UNKNOWN_DTYPE("UnknownDtype", BOTH, ERROR),
  UNMOUNTED_COMPONENT("UnmountedComponent", COMPILER, WARNING),
  UNNAMED_CLASS("UnnamedClass", COMPILER, ERROR),
  UNPLACED_COMPONENT("UnplacedComponent", RUN_TIME, ERROR),
  UNSET_MOUNT("UnsetMount", RUN_TIME, ERROR),
  UNSUPPORTED_TYPE("UnsupportedType", COMPILER, ERROR),
  UNUSED_DIM("UnusedDim", COMPILER, WARNING),
  UNUSED_NAMES("UnusedNames", COMPILER, ERROR),
  UNUSED_SLOTS("UnusedSlots", COMPILER, WARNING),
  UNUSED_TENSOR("UnusedTensor", COMPILER, ERROR),
  WRONG_COMPONENT("WrongComponent", RUN_TIME, ERROR),
  ZERO_SIZE("ZeroSize", RUN_TIME, WARNING);

  /** Who can say it. */
  enum Teller {
    COMPILER,
    RUN_TIME,
    BOTH
  }

  /** How serious it is, if no option of the compiler says otherwise. */
  enum Level {
    /** Always an error: such a model cannot be bound. */
    ERROR,
    /** An error, though the model can be bound. */
    ADJUSTABLE_ERROR,
    /** A warning, of the compiler or in the log. */
    WARNING
  }

  private final String text;
  private final Teller teller;
  private final Level level;

  Id(String text, Teller teller, Level level) {
    this.text = text;
    this.teller = teller;
    this.level = level;
  }

  /** The id of a stable name, such as {@code DuplicateVariable}. */
  public static Optional<Id> of(String text) {
    for (Id id : values()) {
      if (id.text.equals(text)) {
        return Optional.of(id);
      }
    }
    return Optional.empty();
  }

  /** Whether the compiler can say it. */
  public boolean isOfCompiler() {
    return teller != RUN_TIME;
  }

  /** Whether the store, or generated code, can say it when a program runs. */
  public boolean isOfRunTime() {
    return teller != COMPILER;
  }

  /** Whether an option of the compiler can change how serious it is. */
  public boolean isAdjustable() {
    return isOfCompiler() && level != ERROR;
  }

  /** Whether it is a warning, if no option says otherwise. */
  public boolean isWarning() {
    return level == WARNING;
  }

  /** The stable name, such as {@code DuplicateVariable}. */
  @Override
  public String toString() {
    return text;
  }
}
