using System.Globalization;
using Connectors.Domain.Ports;

namespace Connectors.EndToEnd.Tests.Support;

/// <summary>
/// A known point between look-up and send: holds the first order on its way to the ERP, inside the retries and outside the guard, until it is released. Worker and test tell each other
/// by files in one folder.
/// </summary>
internal sealed class FreezePoint(string folder)
{
    private readonly string _reached = Path.Combine(folder, "reached");
    private readonly string _released = Path.Combine(folder, "released");
    private readonly string _ended = Path.Combine(folder, "ended");
    private int _lookUps;
    private int _held;

    /// <summary>How many look-ups were answered before the order came here; null while it has not.</summary>
    public string? Reached => Read(_reached);

    /// <summary>What became of it: the status of the answer, or what the failure means. Null while it is not over.</summary>
    public string? Ended => Read(_ended);

    public void Release() => Write(_released, string.Empty);

    public DelegatingHandler NewHandler() => new Handler(this);

    private async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, Func<CancellationToken, Task<HttpResponseMessage>> send, CancellationToken cancellationToken)
    {
        var isOrders = request.RequestUri!.AbsolutePath.EndsWith("/salesOrders", StringComparison.Ordinal);
        if (isOrders && request.Method == HttpMethod.Get)
        {
            var answer = await send(cancellationToken);
            if (answer.IsSuccessStatusCode)
                Interlocked.Increment(ref _lookUps);
            return answer;
        }

        if (!isOrders || request.Method != HttpMethod.Post || Interlocked.Exchange(ref _held, 1) != 0)
            return await send(cancellationToken);
        Write(_reached, Volatile.Read(ref _lookUps).ToString(CultureInfo.InvariantCulture));
        while (Read(_released) is null)
            await Task.Delay(TimeSpan.FromMilliseconds(20), CancellationToken.None);
        try
        {
            // A thawed worker also finds its time-outs over, and whether they come before the request leaves is a matter of luck. They are kept away here,
            // so that nothing but the guard stands between this point and the ERP.
            var answer = await SendAsync(send);
            Write(_ended, ((int)answer.StatusCode).ToString(CultureInfo.InvariantCulture));
            return answer;
        }
        catch (Exception failure)
        {
            Write(_ended, failure is PortException { Kind: var kind } ? kind.ToString() : failure.GetType().Name);
            throw;
        }
    }

    /// <summary>A sign-in that was on its way when the worker was stopped is out of time too: it is made anew.</summary>
    private static async Task<HttpResponseMessage> SendAsync(Func<CancellationToken, Task<HttpResponseMessage>> send)
    {
        for (var signIns = 1; ; signIns++)
        {
            try
            {
                return await send(CancellationToken.None);
            }
            catch (PortException unsigned) when (signIns < 5 && unsigned.InnerException is PortException { System: "entra" })
            {
                await Task.Delay(TimeSpan.FromMilliseconds(50), CancellationToken.None);
            }
        }
    }

    private static string? Read(string file) => File.Exists(file) ? File.ReadAllText(file) : null;

    /// <summary>At once: whoever sees the file sees all of it.</summary>
    private static void Write(string file, string text)
    {
        File.WriteAllText(file + ".new", text);
        File.Move(file + ".new", file);
    }

    private sealed class Handler(FreezePoint point) : DelegatingHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            point.SendAsync(request, token => base.SendAsync(request, token), cancellationToken);
    }
}
