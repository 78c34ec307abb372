using Connectors.Http;
using Connectors.Http.Authentication;

namespace Connectors.Dynamics365.BusinessCentral;

/// <summary>What Business Central is to tell of, where to, and by what it is known. Text and primitives only: all of it binds.</summary>
public sealed class BusinessCentralNotificationOptions
{
    private const int ShortestSecret = 24;
    private const int LongestSecret = 2048;

    private Secret _clientState;
    private Secret _formerClientState;

    /// <summary>
    /// The address that news is sent to, as the service reaches it: that of the endpoint, with the name of this connection at its end, for example
    /// <c>https://host.example.com/notifications/business-central/bc</c>. HTTPS outside this machine; it holds no user, query or fragment.
    /// Subscriptions at this address are ours, and all others somebody else's: no two installations may share it.
    /// </summary>
    public Uri? Receiver { get; set; }

    /// <summary>The secret that news carries, 24 to 2048 characters: it is only set, and shows <c>***</c>. It rotates without a restart: subscriptions are given the new one within the hour.</summary>
    public string? ClientState { get => _clientState.Masked; set => _clientState = _clientState.With(value); }

    /// <summary>The secret before it, still taken while subscriptions are given the new one; null when there is none. It is only set, and shows <c>***</c>.</summary>
    public string? FormerClientState { get => _formerClientState.Masked; set => _formerClientState = _formerClientState.With(value); }

    /// <summary>Entity sets of the company to watch, as the API names them. A section adds to them. Default <c>salesOrders</c>, which is all that flows ask for; changes of stock are told of none.</summary>
    public IList<string> Resources { get; } = ["salesOrders"];

    internal Secret GetClientState() => _clientState;

    internal Secret GetFormerClientState() => _formerClientState;

    internal void Check(OptionsMistakes mistakes)
    {
        if (Receiver is null)
            mistakes.Add(nameof(Receiver), "is missing: the address of the endpoint that news is sent to");
        else if (!Receiver.IsAbsoluteUri)
            mistakes.Add(nameof(Receiver), "must be an absolute address");
        else if (Receiver.Query.Length > 0 || Receiver.Fragment.Length > 0)
            mistakes.Add(nameof(Receiver), "must hold no query and no fragment");
        else
            mistakes.Address(nameof(Receiver), Receiver);
        mistakes.Secret(nameof(ClientState), _clientState, isForHeader: false);
        Length(nameof(ClientState), _clientState);
        if (_formerClientState.IsSet)
        {
            mistakes.Secret(nameof(FormerClientState), _formerClientState, isForHeader: false);
            Length(nameof(FormerClientState), _formerClientState);
        }

        if (Resources.Any(static r => string.IsNullOrWhiteSpace(r) || !r.All(char.IsAsciiLetterOrDigit)))
            mistakes.Add(nameof(Resources), "must hold names of entity sets, for example salesOrders");

        void Length(string key, Secret secret)
        {
            if (secret.Reveal().Length is > 0 and (< ShortestSecret or > LongestSecret))
                mistakes.Add(key, "must have 24 to 2048 characters");
        }
    }
}
