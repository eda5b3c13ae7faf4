using System.Text;
using EventTracking.Aot.Program;
using EventTracking.LineWriter;

// Prints the same output as a native program and under the JIT, which a test compares. mode=write, mode=fuzz and mode=change run the
// programs
// of other tests.
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
ReadBack.Print();
await ContextsOverAwait.PrintAsync();
BackgroundRouter.Print();
await ConfiguredHost.PrintAsync();
return 0;
