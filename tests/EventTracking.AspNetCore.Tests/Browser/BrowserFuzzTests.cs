using System.Net;
using System.Text;

namespace EventTracking.AspNetCore.Tests.Browser;

/// <summary>Mutated requests. Whatever a page sends, the endpoint answers without a failure.</summary>
[Trait("Category", "Load")]
public sealed class BrowserFuzzTests
{
    private const int Bodies = 50_000;
    private const int Seed = 21;
    private const long MaxGrowth = 32 * 1024 * 1024;

    private static readonly HttpStatusCode[] Expected =
    [
        HttpStatusCode.Accepted, HttpStatusCode.BadRequest, HttpStatusCode.RequestEntityTooLarge,
        HttpStatusCode.UnsupportedMediaType, HttpStatusCode.Forbidden,
    ];

    private static readonly string[] Pieces =
    [
        "{", "}", "[", "]", ",", ":", "\"", "\\", "\\ud800", "\0", "null", "true", "-1e999", "1e-400", "99999999999999999999",
        "\"events\":", "\"data\":", "\"name\":\"org.example.page.closed\"", "\"dropped\":7,", "\"version\":", "{}",
        "[[[[[[[[", "\u2028", "😀", "\ufeff", "secret",
    ];

    [Fact]
    public async Task Mutated_bodies_are_never_answered_with_500()
    {
        var random = new Random(Seed);
        await using var site = await BrowserSite.StartAsync();
        var before = GC.GetTotalMemory(forceFullCollection: true);

        for (var i = 0; i < Bodies; i++)
        {
            var body = Mutate(random, Valid(random));
            using var response = await site.PostAsync(BrowserSite.Content(body, i % 50 == 0 ? "text/plain" : "application/json"));
            Assert.True(
                Expected.Contains(response.StatusCode),
                $"Body {i} of seed {Seed} was answered with {response.StatusCode}: {Convert.ToBase64String(body)}");
            var answer = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

            // With its space, it cannot be a name in a path.
            Assert.DoesNotContain("s3 cret", answer, StringComparison.Ordinal);
        }

        // The collected events are kept on purpose; they are part of the growth.
        Assert.InRange(site.Collected.Events.Count, 1, Bodies * 4);
        var growth = GC.GetTotalMemory(forceFullCollection: true) - before;
        Assert.InRange(growth, long.MinValue, MaxGrowth + (site.Collected.Events.Count * 4_096L));
    }

    private static byte[] Valid(Random random)
    {
        var events = Enumerable.Range(0, random.Next(4)).Select(i => random.Next(3) switch
        {
            0 => BrowserSite.Viewed,
            1 => BrowserSite.Closed($$"""{"number":{{i}} }""", $"\"id\":\"{Guid.CreateVersion7()}\",\"time\":\"2026-11-30T12:00:00Z\","),
            _ => """{"name":"org.example.page.viewed","data":{"page":"s3 cret s3 cret","seconds":2,"counts":{"s3 cret@a.b":1}}}""",
        });
        return Encoding.UTF8.GetBytes(BrowserSite.Batch(events));
    }

    private static byte[] Mutate(Random random, byte[] valid)
    {
        List<byte> body = [.. valid];
        for (var change = random.Next(5); change > 0; change--)
        {
            var position = random.Next(body.Count + 1);
            switch (random.Next(5))
            {
                case 0 when position < body.Count:
                    body[position] = (byte)random.Next(256);
                    break;
                case 1:
                    body.RemoveRange(position, Math.Min(random.Next(20), body.Count - position));
                    break;
                case 2:
                    body.InsertRange(position, Encoding.UTF8.GetBytes(Pieces[random.Next(Pieces.Length)]));
                    break;
                case 3:
                    body.InsertRange(position, body.GetRange(position, Math.Min(random.Next(200), body.Count - position)));
                    break;
                default:
                    body.RemoveRange(position, body.Count - position);
                    break;
            }
        }

        return [.. body];
    }
}
