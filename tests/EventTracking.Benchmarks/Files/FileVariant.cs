using EventTracking.Benchmarks.Measuring;

namespace EventTracking.Benchmarks.Files;

/// <summary>A variant that writes events to a file, a new one for each slice. Opening and deleting it is not measured.</summary>
/// <param name="name">What the table calls it.</param>
/// <remarks>
/// Blocks of megabytes are kept from slice to slice, as a program keeps them: else what is measured is how new memory is cleared.
/// </remarks>
internal abstract class FileVariant(string name) : Variant(name)
{
    private readonly string _path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName() + ".jsonl");

    /// <summary>The bytes of a file with one event, for the check that it holds what it must.</summary>
    public byte[] OneLine()
    {
        byte[] line = [];
        InOwnFlow(() =>
        {
            BeforeSlice();
            Run(1);
            line = File.ReadAllBytes(_path);
            AfterSlice();
        });
        return line;
    }

    public sealed override void BeforeSlice() => Open(_path);

    public sealed override void Run(int times)
    {
        Emit(times);
        Flush();
    }

    public sealed override void AfterSlice()
    {
        Close();
        File.Delete(_path);
    }

    protected abstract void Open(string path);

    protected abstract void Emit(int times);

    /// <summary>Hands everything to the operating system.</summary>
    protected abstract void Flush();

    protected virtual void Close()
    {
    }
}
