using Connectors.Domain.Ports;
using Connectors.Http;

namespace Connectors.Patchworks;

/// <content>Starts, which have a host of their own. None has a look-up: what was started twice runs twice.</content>
public static partial class PatchworksOperations
{
    /// <summary><c>POST flows/{flow_id}/start/raw</c>: the deployed version, with a payload as it is. 422 without a deployed version.</summary>
    public static Operation StartRaw { get; } = Make("start.raw", HttpMethod.Post, "flows/{flow_id}/start/raw", RetrySafety.Create);

    /// <summary><c>POST flows/{flow_id}/start/raw/{version_id}</c>: a version, with a payload as it is.</summary>
    public static Operation StartRawVersion { get; } = Make("start.raw-version", HttpMethod.Post, "flows/{flow_id}/start/raw/{version_id}", RetrySafety.Create);

    /// <summary><c>POST flows/{flow_id}/start</c>: the deployed version, with a payload as a text within <c>{"payload": "…"}</c>.</summary>
    public static Operation StartStringified { get; } = Make("start.stringified", HttpMethod.Post, "flows/{flow_id}/start", RetrySafety.Create);

    /// <summary><c>POST flows/{flow_id}/start/{version_id}</c>: a version, with a payload as a text.</summary>
    public static Operation StartStringifiedVersion { get; } = Make("start.stringified-version", HttpMethod.Post, "flows/{flow_id}/start/{version_id}", RetrySafety.Create);

    /// <summary><c>POST flows/{flow_id}/manual/raw</c>: the deployed version, recorded as started by hand.</summary>
    public static Operation StartManualRaw { get; } = Make("start.manual-raw", HttpMethod.Post, "flows/{flow_id}/manual/raw", RetrySafety.Create);

    /// <summary><c>POST flows/{flow_id}/manual/raw/{version_id}</c>: a version, recorded as started by hand.</summary>
    public static Operation StartManualRawVersion { get; } = Make("start.manual-raw-version", HttpMethod.Post, "flows/{flow_id}/manual/raw/{version_id}", RetrySafety.Create);

    /// <summary><c>POST flows/{flow_id}/manual</c>: the deployed version, with a payload as a text, recorded as started by hand.</summary>
    public static Operation StartManualStringified { get; } = Make("start.manual-stringified", HttpMethod.Post, "flows/{flow_id}/manual", RetrySafety.Create);

    /// <summary><c>POST flows/{flow_id}/manual/{version_id}</c>: a version, with a payload as a text, recorded as started by hand.</summary>
    public static Operation StartManualStringifiedVersion { get; } =
        Make("start.manual-stringified-version", HttpMethod.Post, "flows/{flow_id}/manual/{version_id}", RetrySafety.Create);
}
