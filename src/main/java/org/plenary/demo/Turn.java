package org.plenary.demo;

import java.util.function.Function;
import org.plenary.resolution.Command;

/** One turn of the debate: who takes it, and what is asked for as things stand then. */
record Turn(Cast.Player by, Function<Scene, Command> asks) {}
