using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json.Serialization.Metadata;
using Connectors.Domain.Ports;
using Connectors.Http;
using Connectors.Mirakl.Json;
using Connectors.Mirakl.Models;

namespace Connectors.Mirakl.Internal;

/// <summary>What every operation needs: the shop on each call, the limits in force, the sending. Thread-safe.</summary>
internal sealed class MiraklTransport
{
    private const int AnyDecimals = int.MaxValue;
    private const int MostDecimals = 28;

    private ConnectorHttp _http;
    private readonly long? _shopId;
    private readonly Dictionary<Operation, Operation> _relimited;
    private readonly List<string> _downloadHosts;
    private readonly Availability _availability;
    private readonly StrongBox<int> _csvDelimiter;

    /// <summary>One more than the decimals that prices may have; 0 for not known yet.</summary>
    private readonly StrongBox<int> _priceDecimals = new();

    public MiraklTransport(ConnectorHttp http, MiraklClientOptions options, TimeProvider? time = null)
    {
        _http = http;
        _shopId = options.ShopId;
        _downloadHosts = [.. options.DownloadHosts];
        _csvDelimiter = new(options.CsvDelimiter ?? 0);
        OrderDocumentsAsBareList = options.OrderDocumentsAsBareList;
        PageSize = options.PageSize;
        JobTimeout = options.JobTimeout;
        Time = time ?? TimeProvider.System;
        _availability = new Availability(Time);
        var limits = options.ReadCallLimits();
        _relimited = MiraklOperations.All
            .Where(o => o.Limits.Count > 0 && limits.ContainsKey(o.Code))
            .ToDictionary(o => o, o => o with { Limits = limits[o.Code] });
    }

    public int PageSize { get; }

    public TimeSpan JobTimeout { get; }

    public bool OrderDocumentsAsBareList { get; }

    /// <summary>Leave to send; null where the caller gave none.</summary>
    public SendPermit? Permit { get; private set; }

    public TimeProvider Time { get; }

    /// <summary>The same with leave to send. What is known of the platform is shared.</summary>
    public MiraklTransport Under(SendPermit permit)
    {
        var copy = (MiraklTransport)MemberwiseClone();
        (copy._http, copy.Permit) = (_http.Under(permit), permit);
        return copy;
    }

    public ConnectorRequest Call(Operation operation) =>
        new ConnectorRequest(_relimited.GetValueOrDefault(operation, operation)).Query("shop_id", _shopId);

    /// <summary>A call of an address that the platform gave out for a file. It may leave the shop out; then the shop is put on it.</summary>
    public ConnectorRequest Call(Operation operation, Uri file)
    {
        ArgumentNullException.ThrowIfNull(file);
        var address = file.OriginalString;
        if (_shopId is { } shop && !address.Contains("shop_id=", StringComparison.Ordinal))
            file = new Uri(string.Create(CultureInfo.InvariantCulture, $"{address}{(address.Contains('?', StringComparison.Ordinal) ? '&' : '?')}shop_id={shop}"), UriKind.RelativeOrAbsolute);
        return new ConnectorRequest(_relimited.GetValueOrDefault(operation, operation)).FileLink(file, _downloadHosts).Header("Accept", "*/*");
    }

    public Task<T> SendAsync<T>(ConnectorRequest request, JsonTypeInfo<T> type, CancellationToken cancellationToken)
        where T : notnull => _availability.KnowingAsync(request.Operation, () => _http.SendForJsonAsync(request, type, cancellationToken));

    public Task<ConnectorResponse<T>> SendForResponseAsync<T>(ConnectorRequest request, JsonTypeInfo<T> type, CancellationToken cancellationToken)
        where T : notnull => _availability.KnowingAsync(request.Operation, () => _http.SendForResponseAsync(request, type, cancellationToken));

    /// <summary>Sends a call whose answer holds a list: an item that cannot be read is named beside the value.</summary>
    public Task<ConnectorResponse<T>> SendForListAsync<T>(ConnectorRequest request, JsonTypeInfo<T> type, ListShape list, CancellationToken cancellationToken)
        where T : notnull => _availability.KnowingAsync(request.Operation, () => _http.SendForListAsync(request, type, list, cancellationToken));

    /// <summary>Sends a call whose answer is one list, which is not paged.</summary>
    public async Task<ItemList<TItem>> SendForListAsync<TBody, TItem>(
        ConnectorRequest request, JsonTypeInfo<TBody> type, ListShape list, Func<TBody, IReadOnlyList<TItem>> read, CancellationToken cancellationToken)
        where TBody : notnull
    {
        var response = await SendForListAsync(request, type, list, cancellationToken).ConfigureAwait(false);
        return new ItemList<TItem>(read(response.Value), response.Unreadable);
    }

    public Task SendAsync(ConnectorRequest request, CancellationToken cancellationToken) => _availability.KnowingAsync(request.Operation, async () =>
    {
        await _http.SendAsync(request, cancellationToken).ConfigureAwait(false);
        return true;
    });

    /// <summary>Sends a call whose answer is a file. Without another <c>Accept</c> it takes any.</summary>
    public Task<ConnectorDownload> SendForDownloadAsync(ConnectorRequest request, CancellationToken cancellationToken) =>
        _availability.KnowingAsync(request.Operation, () => _http.SendForDownloadAsync(request, cancellationToken));

    /// <summary>Sends a call whose answer is a list of any size; see <see cref="ConnectorHttp.SendForItemsAsync"/>.</summary>
    public IAsyncEnumerable<T> SendForItemsAsync<T>(
        ConnectorRequest request, JsonTypeInfo<T> type, string? member, IReadOnlyList<string> idMembers, CancellationToken cancellationToken)
        where T : notnull => _http.SendForItemsAsync(request, type, member, idMembers, cancellationToken);

    /// <summary>PC01. What it says of files is known from then on.</summary>
    public async Task<PlatformConfiguration> GetConfigurationAsync(CancellationToken cancellationToken)
    {
        var configuration = await SendAsync(Call(MiraklOperations.GetPlatformConfiguration), MiraklJsonContext.Default.PlatformConfiguration, cancellationToken).ConfigureAwait(false);
        Learn(configuration.Features);
        return configuration;
    }

    /// <summary>What separates the cells of files to this platform: as set, else as PC01 says, else a semicolon where the key may not ask.</summary>
    public async ValueTask<char> GetCsvDelimiterAsync(CancellationToken cancellationToken) => (char)await KnowAsync(_csvDelimiter, cancellationToken).ConfigureAwait(false);

    /// <summary>How many decimals a price may have, as PC01 says; null where it does not, and where the key may not ask.</summary>
    public async ValueTask<int?> GetPriceDecimalsAsync(CancellationToken cancellationToken) =>
        await KnowAsync(_priceDecimals, cancellationToken).ConfigureAwait(false) is var known and not AnyDecimals ? known - 1 : null;

    private async ValueTask<int> KnowAsync(StrongBox<int> what, CancellationToken cancellationToken)
    {
        if (Volatile.Read(ref what.Value) is not 0 and var known)
            return known;
        try
        {
            await GetConfigurationAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (ConnectorException e) when (e.Kind is FailureKind.Denied or FailureKind.NotAvailable)
        {
            // PC01 wants a shop administrator; the documented default holds.
            Learn(null);
        }

        return Volatile.Read(ref what.Value);
    }

    /// <summary>What is set, or was learnt before, stays.</summary>
    private void Learn(PlatformFeatures? features)
    {
        Interlocked.CompareExchange(ref _csvDelimiter.Value, features?.OperatorCsvDelimiter == "COMMA" ? ',' : ';', 0);
        Interlocked.CompareExchange(ref _priceDecimals.Value, int.TryParse(features?.OfferPricesDecimals, NumberStyles.None, CultureInfo.InvariantCulture, out var most) && most < MostDecimals ? most + 1 : AnyDecimals, 0);
    }
}
