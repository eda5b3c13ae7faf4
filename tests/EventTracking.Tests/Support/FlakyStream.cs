namespace EventTracking.Tests.Support;

/// <summary>A memory stream that can be made to fail.</summary>
internal sealed class FlakyStream : MemoryStream
{
    public bool Fails { get; set; }

    public int Writes { get; private set; }

    public bool IsClosed { get; private set; }

    public override void Write(byte[] buffer, int offset, int count)
    {
        ThrowIfBroken();
        base.Write(buffer, offset, count);
    }

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        ThrowIfBroken();
        base.Write(buffer.ToArray(), 0, buffer.Length);
    }

    public override void Close()
    {
        IsClosed = true;
        base.Close();
    }

    private void ThrowIfBroken()
    {
        if (Fails)
            throw new IOException("No space left on device");
        Writes++;
    }
}
