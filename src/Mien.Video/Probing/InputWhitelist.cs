namespace Mien.Video.Probing;

/// <summary>Which protocols and formats FFmpeg may use for an input, so that no file can make it read other files or call addresses.</summary>
internal static class InputWhitelist
{
    /// <summary>Lists of other files and addresses; followed only when the name says so.</summary>
    private static readonly string[] s_playlists = ["hls", "dash"];

    private static readonly string[] s_playlistExtensions = [".m3u8", ".m3u", ".mpd"];

    private static readonly string[] s_web = ["http", "https", "httpproxy", "tcp", "tls", "crypto", "data"];

    private static readonly string[] s_streaming =
        ["ftp", "sftp", "udp", "rtp", "srtp", "rtmp", "rtmps", "rtmpe", "rtmpt", "rtmpts", "ffrtmphttp", "ffrtmpcrypt", "srt", "mmsh", "mmst"];

    /// <summary>FFmpeg's demuxers for films, animations, pictures and sound that hold all they show.</summary>
    private static readonly string[] s_formats =
    [
        "mov", "matroska", "avi", "mpegts", "mpeg", "mpegvideo", "asf", "asf_o", "flv", "live_flv", "ogg", "nut", "mxf", "gxf", "wtv", "rm", "dv", "swf", "nsv", "nuv",
        "h261", "h263", "h264", "hevc", "vvc", "m4v", "av1", "obu", "ivf", "vc1", "vc1test", "cavsvideo", "dirac", "dnxhd", "mjpeg", "mjpeg_2000", "yuv4mpegpipe",
        "gif", "apng", "image2", "webp", "jpegxl_anim", "cine", "lxf", "mtv", "pva", "ty", "amv", "bink", "smk", "roq", "flic", "film_cpk", "4xm", "ea", "idcin",
        "avs2", "avs3", "evc", "xmv", "thp", "vmd", "wc3movie", "wsvqa", "ipmovie", "mve", "psxstr", "str",
        "bmp_pipe", "dds_pipe", "dpx_pipe", "exr_pipe", "gif_pipe", "hdr_pipe", "j2k_pipe", "jpeg_pipe", "jpegls_pipe", "jpegxl_pipe", "pam_pipe", "pbm_pipe",
        "pcx_pipe", "pgm_pipe", "png_pipe", "ppm_pipe", "psd_pipe", "qoi_pipe", "sgi_pipe", "sunrast_pipe", "svg_pipe", "tiff_pipe", "webp_pipe", "xbm_pipe", "xwd_pipe",
        "mp3", "flac", "wav", "w64", "aac", "ac3", "eac3", "dts", "truehd", "aiff", "caf", "amr", "ape", "wv", "tta", "au", "loas", "tty",
    ];

    /// <param name="path">A file, a pattern of numbered pictures, or an address.</param>
    internal static IReadOnlyList<string> Arguments(string path)
    {
        bool isUrl = MediaFacts.IsUrl(path);
        bool isPlaylist = s_playlistExtensions.Contains(Path.GetExtension(path.Split('?')[0]), StringComparer.OrdinalIgnoreCase);
        string scheme = isUrl ? path[..path.IndexOf(':', StringComparison.Ordinal)].ToLowerInvariant() : "file";
        IEnumerable<string> protocols =
            scheme == "file" ? isPlaylist ? ["file", .. s_web] : ["file"] :
            [.. s_web, .. s_streaming];
        IEnumerable<string> formats =
        [
            .. s_formats,
            .. isPlaylist ? s_playlists : [],
            .. scheme.StartsWith("rtsp", StringComparison.Ordinal) || scheme == "rtp" ? (string[])["rtsp", "rtp", "sdp"] : [],
        ];
        return ["-protocol_whitelist", string.Join(',', protocols), "-format_whitelist", string.Join(',', formats)];
    }
}
