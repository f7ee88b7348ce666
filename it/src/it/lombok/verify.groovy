import io.varscope.it.Artifacts
import io.varscope.it.Java

def runtime = new Artifacts(localRepositoryPath, version).jar('runtime')
// Where Lombok is on the processor path.
for (module in ['first', 'last']) {
    def classes = new File(basedir, "$module/target/classes")
    def output = Java.run('-cp', Java.path(classes, runtime), 'acme.Main')
    assert output.trim() == 'small mlp/weights(4, 2) mlp/layer/bias top mlp/head/bias'
}
