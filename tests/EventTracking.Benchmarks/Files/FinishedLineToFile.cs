namespace EventTracking.Benchmarks.Files;

/// <summary>Writes a line that is finished already, in blocks: what the file alone costs.</summary>
/// <param name="name">What the table calls it.</param>
/// <param name="line">The line.</param>
/// <param name="reserves">Whether space is reserved for each block first.</param>
internal sealed class FinishedLineToFile(string name, byte[] line, bool reserves) : FileVariant(name)
{
    private readonly byte[] _block = new byte[BlockFile.BlockSize];
    private BlockFile? _file;

    protected override void Open(string path) => _file = new BlockFile(path, _block, reserves);

    protected override void Emit(int times)
    {
        for (var i = 0; i < times; i++)
            _file!.Take(line);
    }

    protected override void Flush() => _file!.Flush();

    protected override void Close() => _file!.Dispose();
}
