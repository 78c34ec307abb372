using System.Text;
using System.Text.Json;
using Connectors.Simulators.Internal;
using Connectors.Simulators.Ledger.Events;
using Microsoft.AspNetCore.WebUtilities;

namespace Connectors.Simulators.BusinessCentral;

/// <summary>
/// Subscriptions to news of the company, and the sending of it: asks at the address when one is made or renewed, ends after three days, tells half a minute after the first change what has
/// changed until then, tries again for a day and a half where it is told to come later, and forgets whoever says no. Kept under the lock of the world; sent outside of it.
/// </summary>
internal sealed class ErpSubscriptions : IDisposable
{
    public const int Most = 200;
    private const int MostChanges = 1000;
    private const int LongestState = 2048;

    private static readonly TimeSpan Lasts = TimeSpan.FromDays(3);
    private static readonly TimeSpan Gathers = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan TriesFor = TimeSpan.FromHours(36);
    private static readonly TimeSpan LongestWait = TimeSpan.FromHours(1);
    private static readonly TimeSpan AnswersWithin = TimeSpan.FromSeconds(10);
    private static readonly string[] Watched = ["customers", "generalLedgerEntries", "items", "journals", "salesCreditMemos", "salesInvoices", "salesOrders"];

    private readonly WorldState _world;
    private readonly ErpCompany _company;
    private readonly EntitySet<ErpSubscription> _set;
    private readonly List<ErpSubscription> _all = [];
    private readonly List<ErpNotice> _notices = [];
    private readonly SemaphoreSlim _sending = new(1, 1);
    private readonly CancellationTokenSource _over = new();
    private readonly HttpClient _http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { Timeout = AnswersWithin };
    private ITimer? _timer;
    private int _made;
    private int _asked;

    public ErpSubscriptions(WorldState world, ErpCompany company)
    {
        (_world, _company) = (world, company);
        var user = company.NewId("user", ErpCompany.ClientId);
        _set = new("subscriptions", world.Options.EscapesErpWords,
        [
            ("subscriptionId", static s => s.Id), ("notificationUrl", static s => s.NotificationUrl), ("resource", static s => s.Resource), ("timestamp", static s => s.Version),
            ("userId", _ => user), ("lastModifiedDateTime", static s => s.ModifiedAt), ("clientState", static s => s.ClientState), ("expirationDateTime", static s => s.ExpiresAt),
            ("systemCreatedAt", static s => s.CreatedAt), ("systemCreatedBy", _ => user), ("systemModifiedAt", static s => s.ModifiedAt), ("systemModifiedBy", _ => user),
        ], static s => s.ETag);

        // A line that changes is news of its document; what is posted whole is gone.
        world.Events.When<SalesOrderCreated>(e => Changed("salesOrders", e.SalesOrderId, "created", e.At));
        world.Events.When<SalesOrderChanged>(e => Changed("salesOrders", e.SalesOrderId, "updated", e.At));
        world.Events.When<SalesOrderDeleted>(e => Changed("salesOrders", e.SalesOrderId, "deleted", e.At));
        world.Events.When<SalesOrderPosted>(e =>
        {
            Changed("salesOrders", e.SalesOrderId, e.IsComplete ? "deleted" : "updated", e.At);
            if (e.InvoiceDate is not null)
                Changed("salesInvoices", company.Invoices[^1].Id.ToString(), "created", e.At);
        });
        world.Events.When<CreditNoteDrafted>(e => Changed("salesCreditMemos", e.CreditNoteId, "created", e.At));
        world.Events.When<CreditNotePosted>(e => Changed("salesCreditMemos", e.CreditNoteId, "updated", e.At));
        world.Events.When<CreditNoteDropped>(e => Changed("salesCreditMemos", e.CreditNoteId, "deleted", e.At));
    }

    /// <summary>Those that stand.</summary>
    public IReadOnlyList<ErpSubscription> Standing(DateTimeOffset now)
    {
        _all.RemoveAll(s => s.ExpiresAt <= now);
        _notices.RemoveAll(n => !_all.Contains(n.Subscription));
        return _all;
    }

    /// <summary>Keeps one that somebody else made, or that was copied with the environment: nobody was asked.</summary>
    public ErpSubscription Add(string notificationUrl, string resource, string clientState, DateTimeOffset now)
    {
        var set = SetOf(resource) ?? throw new ArgumentException($"'{resource}' cannot be watched.", nameof(resource));
        var made = new ErpSubscription
        {
            Id = _company.NewId("subscription", (++_made).Text()).ToString("N"), NotificationUrl = notificationUrl, Resource = resource, EntitySet = set, ClientState = clientState, CreatedAt = now, ModifiedAt = now,
            ExpiresAt = now + Lasts,
        };
        _all.Add(made);
        return made;
    }

    /// <summary>Forgets all, as when something in place of the receiver said no.</summary>
    public void Clear() => _all.Clear();

    /// <summary>The call that makes or renews one asks at its address first, and remembers whether it was answered as it must be. Not under the lock.</summary>
    public async Task AskAsync(Call call, string? id, CancellationToken cancellationToken)
    {
        string? address = null;
        if (call.TryReadObject(out var body))
        {
            using (body)
                address = body.RootElement.Member("notificationUrl");
        }

        if (address is null && id is not null)
        {
            lock (_world.Gate)
                address = _all.Find(s => s.Id == id)?.NotificationUrl;
        }

        if (address is null || !Uri.TryCreate(address, UriKind.Absolute, out var receiver))
            return;
        var token = Dice.For(_world.Options.Seed, "validation-token", Interlocked.Increment(ref _asked).Text()).Id().ToString("D");
        using var request = new HttpRequestMessage(HttpMethod.Post, QueryHelpers.AddQueryString(receiver.AbsoluteUri, "validationToken", token));
        var (status, text) = await SendAsync(request, cancellationToken).ConfigureAwait(false);
        call.IsReceiverThere = status == 200 && text == token;
    }

    /// <summary>Answers a call. Under the lock.</summary>
    /// <param name="call">The call.</param>
    /// <param name="id">The key in the address; null when there is none.</param>
    /// <param name="quirks">What is odd about the answer.</param>
    /// <param name="now">Now.</param>
    public (Reply? Reply, ErpError? Error) Route(Call call, string? id, ErpQuirks quirks, DateTimeOffset now)
    {
        var standing = Standing(now);
        if (id is null)
        {
            return call.Method switch
            {
                "GET" => _set.List(call, standing, quirks),
                "POST" => Create(call, now),
                _ => (null, new ErpError(405, "BadRequest_MethodNotAllowed", "The method is not allowed for this resource.")),
            };
        }

        if (standing.FirstOrDefault(s => s.Id == id) is not { } there)
            return (null, new ErpError(404, "Internal_RecordNotFound", "The record could not be found."));
        if (call.Method == "GET")
            return _set.One(call, there, quirks);
        if (call.Method is not ("PATCH" or "DELETE"))
            return (null, new ErpError(405, "BadRequest_MethodNotAllowed", "The method is not allowed for this resource."));
        if (call.Header("If-Match") is not { Length: > 0 } tag)
            return (null, ErpError.Validation("BadRequest_InvalidToken", "Could not validate the client concurrency token required by the service."));
        if (tag != "*" && tag != there.ETag)
            return (null, new ErpError(409, "Request_EntityChanged", "Another user has already changed the record."));
        if (call.Method == "PATCH")
            return Renew(call, there, now);
        _all.Remove(there);
        return (Reply.Empty(204), null);
    }

    /// <summary>Sends what is due, and waits for the answers.</summary>
    /// <returns>How many were sent.</returns>
    public async Task<int> SendAsync(CancellationToken cancellationToken)
    {
        using var both = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _over.Token);
        await _sending.WaitAsync(both.Token).ConfigureAwait(false);
        try
        {
            var sent = 0;
            while (Next() is { } notice)
            {
                string body;
                lock (_world.Gate)
                    body = Write(notice);
                using var request = new HttpRequestMessage(HttpMethod.Post, notice.Subscription.NotificationUrl) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
                var (status, _) = await SendAsync(request, both.Token).ConfigureAwait(false);
                lock (_world.Gate)
                    Hear(notice, status, _world.CatchUp());
                sent++;
            }

            return sent;
        }
        finally
        {
            _sending.Release();
        }
    }

    public void Dispose()
    {
        _over.Cancel();
        _timer?.Dispose();
        _http.Dispose();
        _sending.Dispose();
        _over.Dispose();
    }

    private (Reply?, ErpError?) Create(Call call, DateTimeOffset now)
    {
        if (!call.TryReadObject(out var body))
            return (null, ErpError.Validation("BadRequest", "The request body must be a JSON object."));
        using (body)
        {
            var root = body.RootElement;
            if (Wrong(root) is { } wrong)
                return (null, wrong);
            if (root.Member("notificationUrl") is not { } address || root.Member("resource") is not { } resource || SetOf(resource) is null)
                return (null, ErpError.Validation("BadRequest", "The notificationUrl or the resource of the subscription is not valid."));
            if (_all.Count >= Most)
                return (null, ErpError.Validation("Application_DialogException", $"The number of subscriptions cannot exceed {Most.Text()}."));
            return call.IsReceiverThere ? _set.One(call, Add(address, resource, root.Member("clientState") ?? string.Empty, now), default, 201) : (null, NotAnswered());
        }
    }

    private (Reply?, ErpError?) Renew(Call call, ErpSubscription there, DateTimeOffset now)
    {
        if (!call.TryReadObject(out var body))
            return (null, ErpError.Validation("BadRequest", "The request body must be a JSON object."));
        using (body)
        {
            var root = body.RootElement;
            if (Wrong(root) is { } wrong)
                return (null, wrong);
            var resource = root.Member("resource") ?? there.Resource;
            if (SetOf(resource) is not { } set)
                return (null, ErpError.Validation("BadRequest", "The resource of the subscription is not valid."));
            if (!call.IsReceiverThere)
                return (null, NotAnswered());
            (there.Resource, there.EntitySet) = (resource, set);
            there.NotificationUrl = root.Member("notificationUrl") ?? there.NotificationUrl;
            there.ClientState = root.Member("clientState") ?? there.ClientState;
            (there.ModifiedAt, there.ExpiresAt) = (now, now + Lasts);
            there.Version++;
            return _set.One(call, there, default);
        }
    }

    private static ErpError? Wrong(JsonElement body)
    {
        foreach (var member in body.EnumerateObject())
        {
            if (member.Name is not ("notificationUrl" or "resource" or "clientState"))
                return ErpError.UnknownProperty(member.Name, "subscription");
            if (member.Value.ValueKind is not (JsonValueKind.String or JsonValueKind.Null))
                return ErpError.Type(member.Name);
        }

        return body.Member("clientState") is { Length: > LongestState } state ? ErpError.TooLong(state, LongestState) : null;
    }

    private static ErpError NotAnswered() => ErpError.Validation("BadRequest", "The notification URL did not answer the validation request with its token.");

    /// <summary>The set of the company that can be watched; null when it is none, or another company's.</summary>
    private string? SetOf(string resource)
    {
        var path = resource.TrimStart('/');
        var before = $"api/v2.0/companies({_company.Id})/";
        return path.StartsWith(before, StringComparison.OrdinalIgnoreCase) ? Array.Find(Watched, w => w == path[before.Length..]) : null;
    }

    private void Changed(string set, string id, string change, DateTimeOffset at)
    {
        foreach (var subscription in Standing(at).Where(s => s.EntitySet == set))
        {
            var notice = _notices.Find(n => n.Subscription == subscription && n.SentAt is null);
            if (notice is null)
                _notices.Add(notice = new ErpNotice(subscription, at + Gathers));
            var known = notice.Changes.GetValueOrDefault(id).Change;
            notice.Changes[id] = (known == "created" && change == "updated" ? known : change, at);
        }

        SetTimer();
    }

    /// <summary>Rings when the next is due; whoever moves the clock then waits with <see cref="SendAsync(CancellationToken)"/>.</summary>
    private void SetTimer()
    {
        if (_notices.Count == 0)
            return;
        var clock = _world.Options.Clock;
        var wait = _notices.Min(static n => n.DueAt) - clock.GetUtcNow();
        _timer ??= clock.CreateTimer(static self => _ = ((ErpSubscriptions)self!).SendInBackgroundAsync(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _timer.Change(wait > TimeSpan.Zero ? wait : TimeSpan.Zero, Timeout.InfiniteTimeSpan);
    }

    private async Task SendInBackgroundAsync()
    {
        await Task.Yield();
        try
        {
            await SendAsync(_over.Token).ConfigureAwait(false);
        }
        catch (Exception e) when (_over.IsCancellationRequested && e is OperationCanceledException or ObjectDisposedException)
        {
            // The world is over.
        }
    }

    private ErpNotice? Next()
    {
        lock (_world.Gate)
        {
            var now = _world.CatchUp();
            Standing(now);
            var next = _notices.Where(n => n.DueAt <= now).MinBy(static n => n.DueAt);
            if (next is not null)
                next.SentAt ??= now;
            return next;
        }
    }

    private void Hear(ErpNotice notice, int status, DateTimeOffset now)
    {
        switch (status)
        {
            case >= 200 and < 300:
                _notices.Remove(notice);
                break;
            case 0 or 408 or 429 or >= 500 when now - notice.SentAt < TriesFor:
                var wait = TimeSpan.FromMinutes(1) * (1 << Math.Min(notice.Failures++, 10));
                notice.DueAt = now + (wait < LongestWait ? wait : LongestWait);
                break;
            case 0 or 408 or 429 or >= 500:
                _notices.Remove(notice);
                break;
            default:
                _all.Remove(notice.Subscription);
                _notices.RemoveAll(n => n.Subscription == notice.Subscription);
                break;
        }

        SetTimer();
    }

    private string Write(ErpNotice notice)
    {
        var subscription = notice.Subscription;

        // The service writes it with the slash and without.
        var before = Dice.For(_world.Options.Seed, "notification-slash", subscription.Id).Chance(0.5m) ? "/" : string.Empty;
        var set = $"{before}api/v2.0/companies({_company.Id})/{subscription.EntitySet}";
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteStartArray("value");
            if (notice.Changes.Count > MostChanges)
                Item($"{set}?$filter=lastDateTimeModified%20gt%20{notice.Changes.Values.Min(static c => c.At).Iso()}", "collection", notice.Changes.Values.Max(static c => c.At));
            else
                foreach (var (id, (change, at)) in notice.Changes)
                    Item($"{set}({id})", change, at);
            json.WriteEndArray();
            json.WriteEndObject();

            void Item(string resource, string change, DateTimeOffset at)
            {
                json.WriteStartObject();
                json.WriteString("subscriptionId", subscription.Id);
                json.WriteString("clientState", subscription.ClientState);
                json.WriteString("expirationDateTime", subscription.ExpiresAt.Iso());
                json.WriteString("resource", resource);
                json.WriteString("changeType", change);
                json.WriteString("lastModifiedDateTime", at.IsoMilliseconds());
                json.WriteEndObject();
            }
        }

        return Encoding.UTF8.GetString(buffer.ToArray());
    }

    /// <summary>The answer; status zero when there is none.</summary>
    private async Task<(int Status, string Text)> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        try
        {
            using var response = await _http.SendAsync(request, cancellationToken).ConfigureAwait(false);
            return ((int)response.StatusCode, await response.Content.ReadAsStringAsync(cancellationToken).ConfigureAwait(false));
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException && !cancellationToken.IsCancellationRequested)
        {
            // Nobody there: tried again like a receiver that says so itself.
            return (0, string.Empty);
        }
    }
}
