import io.varscope.it.Artifacts
import io.varscope.it.Java

def classes = new File(basedir, 'target/classes')

// What is generated is of that release too.
for (name in ['Mlp', 'MlpVariables', 'LayerVariables']) {
    new File(classes, "acme/${name}.class").withDataInputStream { file ->
        file.skipBytes(6)
        assert file.readUnsignedShort() == 52 : name
    }
}

def runtime = new Artifacts(localRepositoryPath, version).jar('runtime')
def output = Java.run('-cp', Java.path(classes, runtime), 'acme.Main')
assert output.contains('mlp/weights') : output
assert output.contains('mlp/more/1/bias mlp/others/1/bias') : output
