namespace Connectors.Patchworks;

/// <summary>Our codes for refusals that the vendor says in words only, as <see cref="Domain.Ports.PortException.ErrorCode"/> has them.</summary>
public static class PatchworksErrorCodes
{
    /// <summary>The flow has no deployed version, so that it cannot be started (422). Nothing ran.</summary>
    public const string NotDeployed = "not-deployed";
}
