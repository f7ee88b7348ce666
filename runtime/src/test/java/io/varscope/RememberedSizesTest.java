package io.varscope;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.varscope.generated.Assignment;
import io.varscope.generated.Binding;
import io.varscope.generated.Element;
import io.varscope.generated.Found;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a bind has found is found again by those alone that come with the same values. */
class RememberedSizesTest {

  private interface Binder {}

  private final VariableStore store = new VariableStore();

  private static final class Model extends Assignment {
    AnyVariable v;

    @Override
    protected void assign(Found found) {
      v = found.next();
    }
  }

  private Binding root(Reuse reuse) {
    return Binding.at(store.scope("m"), "acme.Model", reuse, "ModelVariables.bind(model, store, ");
  }

  /** Declares one variable as a generated binder does, unless it was found before. */
  private static boolean declare(Binding in, Model model, String... axes) {
    boolean isNew = in.isNew(Binder.class, 1);
    if (isNew) {
      in.float32("v", in.shape(axes));
    }
    in.assign(model);
    return isNew;
  }

  private boolean bind(Reuse reuse, int width) {
    Binding root = root(reuse).dim("width", width);
    Model model = new Model();
    boolean isNew = declare(root.mount("layer", "layer", "in=2*width"), model, "in");
    root.commit();
    assertSame(store.get("m/layer/v"), model.v);
    return isNew;
  }

  @Test
  void anotherValueIsHeldAgainstWhatIsThere() {
    assertTrue(bind(Reuse.AUTO, 3));
    assertFalse(bind(Reuse.AUTO, 3));
    for (int again = 0; again < 2; again++) {
      VariableException wrong = assertThrows(VariableException.class, () -> bind(Reuse.AUTO, 4));
      assertEquals("ShapeMismatch", wrong.id());
    }
    assertTrue(bind(Reuse.AUTO, 3));
    assertFalse(bind(Reuse.AUTO, 3));
  }

  @Test
  void whatIsLetAtTheMountOrTheClassIsPartOfTheWay() {
    Binding first = root(Reuse.AUTO);
    declare(first.mount("layer", "layer", "in=2"), new Model(), "in");
    first.commit();
    assertTrue(declare(root(Reuse.AUTO).mount("layer", "layer", "in=3"), new Model(), "in"));
    assertTrue(declare(root(Reuse.AUTO).mount("other", "layer", "in=2"), new Model(), "in"));
    Binding more = root(Reuse.AUTO).mount("layer", "layer", "in=2").let("out=in");
    assertTrue(declare(more, new Model(), "out"));
    assertFalse(declare(root(Reuse.AUTO).mount("layer", "layer", "in=2"), new Model(), "in"));
  }

  @Test
  void eachElementHasItsOwn() {
    for (boolean isFirst : List.of(true, false)) {
      Binding root = root(Reuse.AUTO).let("widths={2, 3, 5}");
      List<Model> models = new ArrayList<>();
      for (Element element : root.elements("layers", "{0, 2}")) {
        Model model = new Model();
        models.add(model);
        Binding layer = element.mount("h{i}", "in=widths[i]");
        assertEquals(isFirst, declare(layer, model, "in"));
      }
      root.commit();
      assertEquals(Shape.of(2), models.get(0).v.shape());
      assertEquals("m/h2/v", models.get(1).v.name());
      assertEquals(Shape.of(5), models.get(1).v.shape());
    }
  }

  @Test
  void aDtypeOfThePlaceIsPartOfIt() {
    for (boolean isFirst : List.of(true, false)) {
      Binding root = root(Reuse.AUTO).dtype("V", DType.FLOAT32);
      assertEquals(isFirst, declare(root, new Model(), "2"));
      root.commit();
    }
    assertTrue(declare(root(Reuse.AUTO).dtype("V", DType.FLOAT64), new Model(), "2"));
    assertTrue(declare(root(Reuse.AUTO), new Model(), "2"));
  }

  @Test
  void whatDependsOnAForgottenFieldIsNot() {
    for (int again = 0; again < 2; again++) {
      Binding root = root(Reuse.AUTO).size("width", 0);
      assertTrue(declare(root.mount("layer", "layer", "in=width"), new Model(), "in"));
      root.commit();
    }
  }

  @Test
  void aLetWithoutAValueFailsEachBind() {
    for (int again = 0; again < 2; again++) {
      Binding root = root(Reuse.AUTO).dim("width", 7).let("half=width/2");
      declare(root, new Model(), "3");
      assertEquals("IllegalDim", assertThrows(VariableException.class, root::commit).id());
    }
  }
}
