namespace EventTracking.Tests.Json;

/// <summary>Random text of random length, most of it short, as in events.</summary>
internal static class SomeText
{
    private const int Longest = 300;
    private const string Awkward =
        "\"\\\u0000\u001f\u007f\u0080\u009f\u00a0\u00ff\u0100\u017f\u061c\u07ff\u0800\u200e\u2028\u2066\u7fff\u8000\u8020\ud800\udbff\udc00\udfff\ufeff\uffff";

    /// <summary>Printable ASCII without the quote and the backslash.</summary>
    public static char[] Plain(Random random)
    {
        var text = new char[random.Next(4) == 0 ? random.Next(Longest) : random.Next(70)];
        for (var i = 0; i < text.Length; i++)
        {
            do
                text[i] = (char)random.Next(' ', '~' + 1);
            while (text[i] is '"' or '\\');
        }

        return text;
    }

    /// <summary>Plain except for a single arbitrary character at any position.</summary>
    public static char[] NearlyPlain(Random random)
    {
        var text = Plain(random);
        if (text.Length > 0)
            text[random.Next(text.Length)] = Any(random);
        return text;
    }

    /// <summary>Text of every kind: scripts, emoji, controls, lone surrogates.</summary>
    public static char[] Wild(Random random)
    {
        var text = Plain(random);
        var share = random.NextDouble();
        for (var i = 0; i < text.Length; i++)
        {
            if (random.NextDouble() >= share)
                continue;

            if (random.Next(4) == 0 && i + 1 < text.Length)
                char.ConvertFromUtf32(random.Next(0x10000, 0x110000)).CopyTo(0, text, i++, 2);
            else
                text[i] = Any(random);
        }

        return text;
    }

    private static char Any(Random random) => random.Next(3) switch
    {
        0 => Awkward[random.Next(Awkward.Length)],
        1 => (char)random.Next(0x800),
        _ => (char)random.Next(0x10000),
    };
}
