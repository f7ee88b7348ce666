import io.varscope.it.Artifacts
import io.varscope.it.Java

def modules =
    Java.path(
        new File(basedir, 'target/classes'),
        new Artifacts(localRepositoryPath, version).jar('runtime'))
def output = Java.run('-p', modules, '-m', 'acme.app/acme.app.Main')
assert output.readLines().sort() == ['mlp/layer/bias', 'mlp/weights']
