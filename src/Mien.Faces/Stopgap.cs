#pragma warning disable
using System.Numerics;
using Google.Protobuf;
using Mien.Faces.Networks.MediaPipe;
using Mien.Imaging.Geometry;
namespace Mien.Faces.Mesh
{
public sealed class CanonicalFace
{
    public Vector3[] Vertices; public Vector2[] TextureCoordinates; public ushort[] Triangles; public float[] Weights = new float[468];
    public static CanonicalFace Load()
    {
        byte[] b = MediaPipeAssets.Read(MediaPipeAsset.CanonicalFace).ToArray();
        var f = new CanonicalFace(); var vb = new List<float>(); var ib = new List<ushort>();
        int p = 0; long V(ref int q) { long r = 0; int s = 0; while (true) { byte c = b[q++]; r |= (long)(c & 127) << s; if (c < 128) return r; s += 7; } }
        p = 1; int len = (int)V(ref p); int end = p + len;
        while (p < end) { long tag = V(ref p); if (tag == 0x1d) { vb.Add(BitConverter.ToSingle(b, p)); p += 4; } else if (tag == 0x20) ib.Add((ushort)V(ref p)); else V(ref p); }
        f.Vertices = new Vector3[468]; f.TextureCoordinates = new Vector2[468];
        for (int i = 0; i < 468; i++) { f.Vertices[i] = new(vb[i * 5], vb[i * 5 + 1], vb[i * 5 + 2]); f.TextureCoordinates[i] = new(vb[i * 5 + 3], vb[i * 5 + 4]); }
        f.Triangles = ib.ToArray();
        return f;
    }
}
}
namespace Mien.Faces
{
public sealed record HeadPose { public Vector3[] MetricPoints; 
    public static HeadPose Of(Mesh.FaceMesh m, Mesh.CanonicalFace c)
    {
        // similarity fit canonical -> image by iterated Horn (quaternion via power iteration)
        var q = new Vector3[468]; for (int i = 0; i < 468; i++) { var v = m.Points[i]; q[i] = new(v.X, -v.Y, -v.Z); }
        Vector3 mc = default, mq = default; for (int i = 0; i < 468; i++) { mc += c.Vertices[i]; mq += q[i]; } mc /= 468; mq /= 468;
        double[,] S = new double[3, 3]; double vc = 0;
        for (int i = 0; i < 468; i++) { var a = c.Vertices[i] - mc; var d = q[i] - mq; float[] A = [a.X, a.Y, a.Z], D = [d.X, d.Y, d.Z]; for (int r = 0; r < 3; r++) for (int k = 0; k < 3; k++) S[r, k] += A[r] * D[k]; vc += a.LengthSquared(); }
        double[,] N = { { S[0,0]+S[1,1]+S[2,2], S[1,2]-S[2,1], S[2,0]-S[0,2], S[0,1]-S[1,0] }, { S[1,2]-S[2,1], S[0,0]-S[1,1]-S[2,2], S[0,1]+S[1,0], S[2,0]+S[0,2] }, { S[2,0]-S[0,2], S[0,1]+S[1,0], -S[0,0]+S[1,1]-S[2,2], S[1,2]+S[2,1] }, { S[0,1]-S[1,0], S[2,0]+S[0,2], S[1,2]+S[2,1], -S[0,0]-S[1,1]+S[2,2] } };
        double[] e = [1, 0.1, 0.1, 0.1]; double sh = 0; for (int i = 0; i < 4; i++) for (int j = 0; j < 4; j++) sh += Math.Abs(N[i, j]);
        for (int it = 0; it < 3000; it++) { double[] n = new double[4]; for (int i = 0; i < 4; i++) { n[i] = sh * e[i] * 0.3; for (int j = 0; j < 4; j++) n[i] += N[i, j] * e[j]; } double l = Math.Sqrt(n.Sum(x => x * x)); for (int i = 0; i < 4; i++) e[i] = n[i] / l; }
        var R = new Quaternion((float)e[1], (float)e[2], (float)e[3], (float)e[0]);
        double num = 0; for (int i = 0; i < 468; i++) num += Vector3.Dot(Vector3.Transform(c.Vertices[i] - mc, R), q[i] - mq); float s = (float)(num / vc);
        var inv = Quaternion.Conjugate(R); var o = new Vector3[468]; for (int i = 0; i < 468; i++) o[i] = Vector3.Transform((q[i] - mq) / s, inv) + mc;
        return new() { MetricPoints = o };
    } }
public sealed record Face { public Box Box; public Mesh.FaceMesh Mesh; public HeadPose Pose; }
}
