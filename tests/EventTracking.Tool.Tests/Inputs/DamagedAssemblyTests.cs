using System.Buffers.Binary;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;

namespace EventTracking.Tool.Tests.Inputs;

/// <summary>Assemblies with changed bytes. Reading them ends, with an error or with the events that can be read.</summary>
[Trait("Category", "Load")]
public sealed class DamagedAssemblyTests : IDisposable
{
    private const byte Switch = 0x45;
    private const uint LargestCount = 0xDFFF_FFFF;

    private readonly TemporaryFolder _folder = new();
    private readonly string _shop;
    private readonly byte[] _intact;

    public DamagedAssemblyTests()
    {
        _shop = SomeAssembly.Compile(_folder, """
            namespace Shop;

            [TrackedEvent("org.edx.video.stop")] public sealed partial record VideoStopped(string VideoId);

            public static class Page
            {
                public static int Stop(Tracker tracker, int key)
                {
                    tracker.EmitVideoStopped("v1");
                    switch (key)
                    {
                        case 0: return 7;
                        case 1: return 5;
                        case 2: return 9;
                        case 3: return 2;
                        default: return 0;
                    }
                }

                public static Action Later(Tracker tracker, string id) => () => tracker.EmitVideoStopped(id);
            }
            """);
        _intact = File.ReadAllBytes(_shop);
    }

    [Fact]
    public void An_intact_assembly_is_listed() => Assert.Equal(0, List(_intact).ExitCode);

    [Theory]
    [InlineData(-2)]
    [InlineData(-1)]
    [InlineData(1_000)]
    [InlineData(int.MinValue)]
    [InlineData(int.MaxValue)]
    public void A_switch_with_an_invalid_number_of_targets_is_an_error(int targets)
    {
        var bytes = _intact.ToArray();
        var position = bytes.AsSpan().IndexOf<byte>([Switch, 4, 0, 0, 0]);
        Assert.NotEqual(-1, position);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(position + 1), targets);

        AssertIsDamaged(List(bytes));
    }

    [Fact]
    public void A_signature_with_more_parameters_than_bytes_is_an_error()
    {
        var bytes = _intact.ToArray();
        using var image = new PEReader(new MemoryStream(_intact));
        var metadata = image.GetMetadataReader();
        var method = metadata.GetMethodDefinition(metadata.MethodDefinitions.First());
        var signature = image.PEHeaders.MetadataStartOffset + metadata.GetHeapMetadataOffset(HeapIndex.Blob)
            + metadata.GetHeapOffset(method.Signature);
        const int lengthAndHeader = 2;
        BinaryPrimitives.WriteUInt32BigEndian(bytes.AsSpan(signature + lengthAndHeader), LargestCount);

        AssertIsDamaged(List(bytes));
    }

    [Fact]
    public void Types_that_contain_each_other_are_an_error()
    {
        var bytes = _intact.ToArray();
        using var image = new PEReader(new MemoryStream(_intact));
        var metadata = image.GetMetadataReader();
        var row = image.PEHeaders.MetadataStartOffset + metadata.GetTableMetadataOffset(TableIndex.NestedClass);
        var nested = bytes.AsSpan(row, sizeof(ushort));
        nested.CopyTo(bytes.AsSpan(row + sizeof(ushort)));

        AssertIsDamaged(List(bytes));
    }

    [Fact]
    public void Referenced_types_that_contain_each_other_are_an_error()
    {
        const int scopeOfTypeReference = 3;
        var bytes = _intact.ToArray();
        using var image = new PEReader(new MemoryStream(_intact));
        var metadata = image.GetMetadataReader();
        var table = image.PEHeaders.MetadataStartOffset + metadata.GetTableMetadataOffset(TableIndex.TypeRef);
        for (var row = 1; row <= metadata.GetTableRowCount(TableIndex.TypeRef); row++)
        {
            var scope = bytes.AsSpan(table + ((row - 1) * metadata.GetTableRowSize(TableIndex.TypeRef)));
            BinaryPrimitives.WriteUInt16LittleEndian(scope, (ushort)((row << 2) | scopeOfTypeReference));
        }

        AssertEnds(List(bytes));
    }

    [Fact]
    public void Random_damage_is_an_error_or_ignored()
    {
        var metadata = _intact.AsSpan().IndexOf("BSJB"u8);
        var random = new Random(1);
        var damaged = 0;
        for (var round = 0; round < LongRun.Choose(quick: 15, full: 50, @long: 5_000); round++)
        {
            var bytes = _intact.ToArray();
            for (var i = 0; i < 8; i++)
                bytes[random.Next(round % 2 == 0 ? metadata : 0, bytes.Length)] = (byte)random.Next(256);

            var run = List(bytes);

            AssertEnds(run);
            damaged += run.Error.Contains("' is damaged; build it again: ", StringComparison.Ordinal) ? 1 : 0;
        }

        Assert.NotEqual(0, damaged);
    }

    public void Dispose() => _folder.Dispose();

    private ToolRun List(byte[] assembly)
    {
        File.WriteAllBytes(_shop, assembly);
        return Bounded.Run(() => ToolRun.Of("list", _shop));
    }

    private static void AssertIsDamaged(ToolRun run)
    {
        Assert.Contains("' is damaged; build it again: ", run.Error, StringComparison.Ordinal);
        Assert.Equal(3, run.ExitCode);
    }

    private static void AssertEnds(ToolRun run) => Assert.True(run.ExitCode is 0 or 3, run.Error);
}
