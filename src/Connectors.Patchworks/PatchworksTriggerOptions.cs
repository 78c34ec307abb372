using Connectors.Http;
using Connectors.Http.Authentication;
using Connectors.Patchworks.Internal;

namespace Connectors.Patchworks;

/// <summary>The trigger of one flow of Patchworks: a webhook or a callback.</summary>
/// <remarks>Whoever has the address can run the flow, and it never ends: it is a secret as a whole, and only goes to the host of <see cref="ConnectorClientOptions.BaseAddress"/>.</remarks>
public abstract class PatchworksTriggerOptions : ConnectorClientOptions
{
    private Secret _address;

    private protected PatchworksTriggerOptions(Uri service, int callsPerMinute) => (BaseAddress, CallsPerMinute) = (service, callsPerMinute);

    /// <summary>
    /// The whole address of the trigger, as the dashboard shows it, with its <c>patchworks_signature</c>. A secret: it is only set, and shows <c>***</c>. Read anew for every attempt, so it changes without
    /// a restart.
    /// </summary>
    public string? Address { get => _address.Masked; set => _address = _address.With(value); }

    /// <summary>
    /// Whether the flow may be run twice for one call: because it only reads, or drops what it had before by a key within the payload. Then a call whose answer was lost is sent again. Default false.
    /// </summary>
    public bool MayRepeat { get; set; }

    /// <summary>What we call ourselves. Default <c>Connectors.Patchworks</c>.</summary>
    public string UserAgent { get; set; } = "Connectors.Patchworks";

    /// <summary>Most calls a minute of the company's triggers of this kind together, 1 to 100000. Default the vendor's: 120 of webhooks, 240 of callbacks; set less to leave some to others.</summary>
    public int CallsPerMinute { get; set; }

    /// <summary>Most bytes of a body that is sent, 1 to 104857600; a longer one is refused before anything leaves. Default <see cref="PatchworksClientOptions.LargestBody"/>.</summary>
    public int MaxBodyBytes { get; set; } = PatchworksClientOptions.LargestBody;

    internal Secret GetAddress() => _address;

    /// <inheritdoc/>
    protected override void Check(OptionsMistakes mistakes)
    {
        ArgumentNullException.ThrowIfNull(mistakes);
        TriggerAddress.Check(mistakes, nameof(Address), _address, BaseAddress);
        mistakes.HeaderText(UserAgent);
        mistakes.Between(CallsPerMinute, 1, 100_000);
        mistakes.Between(MaxBodyBytes, 1, BodyLimit.MostConfigurable);
    }
}
