using System.Text;
using EventTracking.Aot.Program;
using EventTracking.LineWriter;

// Prints the same lines wherever it runs: as a native program, and under the JIT. A test holds the two against each other. With mode=write,
// mode=fuzz or mode=change it does what other tests do under the JIT.
Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
var arguments = new Arguments(args);
switch (arguments.Text("mode", ""))
{
    case "write":
        return NumberedLines.Write(arguments);
    case "fuzz":
        return Fuzz.PrintRandomEvents(arguments);
    case "change":
        return Fuzz.PrintChangingData(arguments);
}

EveryField.Print();
UntypedValues.Print();
Registry.Print();
TypedRecords.Print();
await ContextsOverAwait.PrintAsync();
BackgroundRouter.Print();
await ConfiguredHost.PrintAsync();
return 0;
