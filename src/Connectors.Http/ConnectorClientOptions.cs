using Connectors.Http.Internal;

namespace Connectors.Http;

/// <summary>
/// What the options of every vendor's client have in common. Options hold text and primitives only, so that they bind from configuration;
/// <see cref="Check"/> refuses text that means nothing. Not thread-safe while they are set.
/// </summary>
public abstract class ConnectorClientOptions
{
    /// <summary>
    /// The root of the API: HTTPS, or HTTP to this machine; without user, query and fragment; a missing slash at its end is added. What could be a secret
    /// in it is replaced by <c>***</c> as soon as it is set, and refused. Null where the vendor's own is built from other options.
    /// </summary>
    public Uri? BaseAddress { get; set => field = Addresses.WithoutSecrets(value); }

    /// <summary>Time, repeats and pressure; never null.</summary>
    public ConnectorResilienceOptions Resilience => field ??= new();

    /// <summary>The root of the API in force; null when it is not known. The base class gives <see cref="BaseAddress"/>.</summary>
    protected internal virtual Uri? Root => BaseAddress;

    /// <summary>Tells every mistake, except those of <see cref="BaseAddress"/> and <see cref="Resilience"/>, which are told already.</summary>
    /// <param name="mistakes">Collects them, each with section and key.</param>
    protected internal abstract void Check(OptionsMistakes mistakes);

    /// <summary>For an option that is an address too: takes out what could be a secret, as <see cref="BaseAddress"/> does.</summary>
    /// <param name="address">The address; null stays null.</param>
    protected static Uri? WithoutSecrets(Uri? address) => Addresses.WithoutSecrets(address);

    /// <summary>Shows the kind and the origin of the address, never a secret.</summary>
    public override string ToString() => $"{GetType().Name} {Addresses.Origin(BaseAddress)}";

    internal void CheckAll(OptionsMistakes mistakes)
    {
        if (BaseAddress is not null)
            mistakes.Root(nameof(BaseAddress), BaseAddress);
        else if (Root is null)
            mistakes.Add(nameof(BaseAddress), "is missing");
        Check(mistakes);
        mistakes.AddAll(Resilience.Validate($"{mistakes.Path}:{nameof(Resilience)}"));
    }
}
