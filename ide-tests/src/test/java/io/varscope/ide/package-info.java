/** Tests of what users see when only a part is compiled. */
package io.varscope.ide;
