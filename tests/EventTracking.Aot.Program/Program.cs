using System.Text;
using EventTracking.Aot.Program;

// Prints the same lines wherever it runs: as a native program, and under the JIT. A test holds the two against each other.
Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
EveryField.Print();
UntypedValues.Print();
Registry.Print();
TypedRecords.Print();
await ContextsOverAwait.PrintAsync();
BackgroundRouter.Print();
await ConfiguredHost.PrintAsync();
